"""A domain cannot lead to the CloudFront that stands in front of its stage.

Where a stage has CloudFront in front, domains that lead to the stage are names of CloudFront: it has one stage, shows
one certificate for all its names, and does not ask callers for theirs. `endpoint`, `paths` below `/` and `mutual_tls`
are for domains of API Gateway.

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

_LEADS = "this domain leads to CloudFront, in front of its stage"


def check(gateway: Gateway) -> Iterator[Problem]:
    """Domains of CloudFront are what these can be."""
    first: dict[str, Domain] = {}
    for domain in gateway.domains:
        if domain.is_distributed:
            yield from _below(domain)
            yield from _settings(domain)
            earlier = first.setdefault(domain.paths[0].stage.name, domain)
            if earlier is not domain and (earlier.certificate != domain.certificate or _is_made(domain)):
                message = f"CloudFront shows one certificate, and {earlier.name!r} has another one"
                help = "name one certificate that is for both, by its ARN"
                yield Problem(domain.path, message, help, at_key=True, related=((earlier.path, "the other domain"),))


def _is_made(domain: Domain) -> bool:
    """Whether its certificate is made, which is then for this name only."""
    return isinstance(domain.certificate, MadeCertificate)


def _below(domain: Domain) -> Iterator[Problem]:
    for path in domain.paths:
        if path.base:
            message = "CloudFront leads to one stage, and all paths are that stage's"
            yield Problem(path.path, message, f"write `{{/: {path.stage.name}}}`", at_key=True)


def _settings(domain: Domain) -> Iterator[Problem]:
    if not domain.is_made:
        yield Problem((*domain.path, "existing"), _LEADS, "take it out, and say its certificate", at_key=True)
    if domain.endpoint.path:
        yield Problem(domain.endpoint.path, _LEADS, "take it out", at_key=True)
    if domain.mutual_tls:
        message = f"{_LEADS}, which does not ask callers for certificates here"
        yield Problem((*domain.path, "mutual_tls"), message, "take it out", at_key=True)
    if isinstance(domain.health, PathHealth) and domain.health.host is None:
        message = "health checks ask the API at its own address, which turns away who does not come through CloudFront"
        yield Problem(domain.health.path, message, "say a `host` that answers them, or take it out", at_key=True)


RULE = Rule("GW542", "cloudfront-domain", __doc__ or "", check, kinds=V2)
