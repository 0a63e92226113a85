"""A domain has a setting that CloudFront does not support.

If a stage is behind CloudFront, the domains of the stage are domains of the CloudFront distribution. The distribution
serves one stage, has one certificate for all its domains, and does not use mutual TLS (mTLS). `endpoint`, `paths` other
than `/` and `mutual_tls` are for domains of API Gateway.

Bad:
```yaml
gatewright: 1
name: shop
kind: http
firewalls: {main: {managed: [common]}}
routes: {GET /: {backend: {http: "https://shop.example.com"}, auth: none}}
stages: {$default: {firewall: {cloudfront: main}}}
domains: {api.example.com: {zone: Z0123456789ABC, paths: {/shop: $default}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: http
firewalls: {main: {managed: [common]}}
routes: {GET /: {backend: {http: "https://shop.example.com"}, auth: none}}
stages: {$default: {firewall: {cloudfront: main}}}
domains: {api.example.com: {zone: Z0123456789ABC, paths: {/: $default}}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Domain, Gateway, MadeCertificate, PathHealth
from gatewright.rules.rule import V2, Problem, Rule

_OF_CLOUDFRONT = "domains of stages behind CloudFront do not support"


def check(gateway: Gateway) -> Iterator[Problem]:
    """CloudFront supports its domains."""
    first: dict[str, Domain] = {}
    for domain in gateway.domains:
        if domain.is_distributed:
            yield from _below(domain)
            yield from _settings(domain)
            earlier = first.setdefault(domain.paths[0].stage.name, domain)
            if earlier is not domain and (earlier.certificate != domain.certificate or _is_made(domain)):
                message = f"CloudFront has one certificate for all domains, and {earlier.name!r} has another one"
                help = "write the ARN of one certificate that covers both"
                yield Problem(domain.path, message, help, at_key=True, related=((earlier.path, "the other domain"),))


def _is_made(domain: Domain) -> bool:
    """Whether the stack creates its certificate, which then covers this name only."""
    return isinstance(domain.certificate, MadeCertificate)


def _below(domain: Domain) -> Iterator[Problem]:
    for path in domain.paths:
        if path.base:
            message = "CloudFront serves one stage, at all paths"
            yield Problem(path.path, message, f"write `paths: {{/: {path.stage.name}}}`", at_key=True)


def _settings(domain: Domain) -> Iterator[Problem]:
    if not domain.is_made:
        message = f"{_OF_CLOUDFRONT} `existing`"
        yield Problem((*domain.path, "existing"), message, "remove it, and add `certificate`", at_key=True)
    if domain.endpoint.path:
        yield Problem(domain.endpoint.path, f"{_OF_CLOUDFRONT} `endpoint`", "remove it", at_key=True)
    if domain.mutual_tls:
        yield Problem((*domain.path, "mutual_tls"), f"{_OF_CLOUDFRONT} mutual TLS", "remove it", at_key=True)
    if isinstance(domain.health, PathHealth) and domain.health.host is None:
        message = "health checks call the `execute-api` URL, which rejects requests that bypass CloudFront"
        yield Problem(
            domain.health.path, message, "add `host` with a domain that allows them, or remove it", at_key=True
        )


RULE = Rule("GW542", "cloudfront-domain", __doc__ or "", check, kinds=V2)
