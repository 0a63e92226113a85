"""Stacks in several regions create the same DNS record.

A simple record exists once in its hosted zone. The first stack creates it, and the deployment of the second stack
fails. Use `records` to route clients to the regions: then every region creates its own record.

Regions with different domain names, `"${inputs.where}.example.com"`, or with different zones, do not need `records`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
environments: {prod: {regions: [eu-west-1, us-east-1]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC}}
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
domains: {api.example.com: {zone: Z0123456789ABC, records: latency, health: {alarm: shop-errors}}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import DomainOwner
from gatewright.rules.rule import WITH_DOMAINS, Problem, Rule
from gatewright.rules.shared.words import listed


def check(owner: DomainOwner) -> Iterator[Problem]:
    """No two regions create the same simple record."""
    for domain in owner.domains:
        zone = domain.zones.get(domain.region or "")
        same = [region for region, other in sorted(domain.zones.items()) if zone and other == zone]
        if domain.is_made and not domain.is_edge and domain.records is None and len(same) > 1:
            message = f"the stacks in {listed(same)} all create the record of {domain.name!r}"
            help = "add `records`, such as `records: latency`, or write another name or zone for each region"
            yield Problem((*domain.path, "zone"), message, help, at_key=True)


RULE = Rule("GW570", "record-clash", __doc__ or "", check, whole=True, kinds=WITH_DOMAINS)
