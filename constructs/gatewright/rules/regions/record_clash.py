"""Stacks in several regions would make the same record.

A plain record is there once in its zone. The first stack makes it, and the deployment of the second one fails. Say how
callers are spread over the regions: then each region makes a record of its own.

Regions with names of their own, `"${inputs.where}.example.com"`, or with zones of their own do not need that.

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
    """No two regions make the same plain record."""
    for domain in owner.domains:
        zone = domain.zones.get(domain.region or "")
        same = [region for region, other in sorted(domain.zones.items()) if zone and other == zone]
        if domain.is_made and not domain.is_edge and domain.records is None and len(same) > 1:
            message = f"the stacks in {listed(same)} would all make the record of {domain.name!r}"
            help = (
                "say how callers are spread over them, as `records: latency`; or give each a name or a zone of its own"
            )
            yield Problem((*domain.path, "zone"), message, help, at_key=True)


RULE = Rule("GW570", "record-clash", __doc__ or "", check, whole=True, kinds=WITH_DOMAINS)
