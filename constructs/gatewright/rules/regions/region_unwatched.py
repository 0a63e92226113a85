"""Callers are sent to a region whether its API answers or not.

Route 53 does not look at an API by itself: API Gateway as a whole is there nearly always, and what is behind it may not
be. `health` names what is looked at: a path that answers only while all that it needs does, or an alarm. Without it
failover never happens, and callers near a region that is broken stay there.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
environments: {prod: {regions: [eu-west-1, us-east-1]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC, records: latency}}
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

from gatewright.diagnostics import Severity
from gatewright.gateway import DomainOwner
from gatewright.rules.rule import WITH_DOMAINS, Problem, Rule


def check(owner: DomainOwner) -> Iterator[Problem]:
    """Where callers can go to another region, something says when."""
    for domain in owner.domains:
        if domain.is_made and domain.records is not None and domain.health is None and len(domain.recorded) > 1:
            message = "nothing says when a region is not healthy, so that callers stay with one that is broken"
            help = "add `health: {alarm: server_errors}`, or `health: {path: /health}`"
            yield Problem((*domain.path, "records"), message, help, at_key=True)


RULE = Rule("GW670", "region-unwatched", __doc__ or "", check, Severity.WARNING, whole=True, kinds=WITH_DOMAINS)
