"""A domain that CloudFront serves is in several regions.

CloudFront serves a name once, whatever region its API is in: the deployment to the second region would be refused. A
regional domain is another one in each region, under the same name, and Route 53 sends callers to one of them.

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
    """A name that CloudFront serves is in one region."""
    for domain in owner.domains:
        if domain.is_edge and len(domain.zones) > 1:
            message = f"{domain.name!r} would be in {listed(sorted(domain.zones))}, and CloudFront serves a name once"
            help = "take it out of all regions but one by a `patch`"
            help += "" if domain.is_distributed else ", or write `endpoint: regional`"
            yield Problem(domain.endpoint.path or domain.path, message, help, at_key=True)
        elif domain.is_edge and not _fits(domain):
            message = "a domain that CloudFront serves is in one region, and has nothing to spread callers over"
            yield Problem((*domain.path, "records"), message, "take it out, or write `endpoint: regional`", at_key=True)


def _fits(domain: Domain) -> bool:
    return domain.records is None or isinstance(domain.records, WeightSpec)


RULE = Rule("GW572", "edge-regions", __doc__ or "", check, kinds=WITH_DOMAINS)
