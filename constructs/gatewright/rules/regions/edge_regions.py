"""A domain that CloudFront serves is in several regions.

CloudFront serves a domain name once, whatever region its API is in: AWS rejects the deployment to the second region. A
regional domain exists in every region under the same name, and Route 53 routes clients to one of them.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
environments: {prod: {regions: [eu-west-1, us-east-1]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains:
  api.example.com:
    certificate: arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d-1111-2222-3333-444455556666
    endpoint: edge
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
environments: {prod: {regions: [eu-west-1, us-east-1]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains:
  api.example.com: {zone: Z0123456789ABC, records: latency, health: {alarm: shop-errors}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Domain, DomainOwner
from gatewright.rules.rule import WITH_DOMAINS, Problem, Rule
from gatewright.rules.shared.words import listed
from gatewright.spec.record import WeightSpec


def check(owner: DomainOwner) -> Iterator[Problem]:
    """A domain that CloudFront serves is in one region."""
    for domain in owner.domains:
        if domain.is_edge and len(domain.zones) > 1:
            message = f"{domain.name!r} is in {listed(sorted(domain.zones))}, and CloudFront serves a name once"
            help = f"remove it from all regions but one with a `patch`{_instead(domain)}"
            yield Problem(domain.endpoint.path or domain.path, message, help, at_key=True)
        elif domain.is_edge and not _fits(domain):
            message = "domains that CloudFront serves do not support records for several regions"
            yield Problem((*domain.path, "records"), message, f"remove it{_instead(domain)}", at_key=True)


def _instead(domain: Domain) -> str:
    """The other help, which domains of stages behind CloudFront do not support."""
    return "" if domain.is_distributed else ", or write `endpoint: regional`"


def _fits(domain: Domain) -> bool:
    return domain.records is None or isinstance(domain.records, WeightSpec)


RULE = Rule("GW572", "edge-regions", __doc__ or "", check, kinds=WITH_DOMAINS)
