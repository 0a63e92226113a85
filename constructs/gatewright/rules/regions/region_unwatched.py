"""Route 53 routes clients to a region even while its API does not work.

Route 53 does not check an API by default. API Gateway as a service is nearly always available, but its backends may not
be. `health` defines the check: a path that succeeds only while everything that it needs works, or an alarm. Without it,
failover never happens, and clients near a broken region stay there.

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
    """Every domain in several regions has a health check."""
    for domain in owner.domains:
        if domain.is_made and domain.records is not None and domain.health is None and len(domain.recorded) > 1:
            message = "without `health`, Route 53 routes clients to a region that does not work"
            help = "add `health: {alarm: server_errors}` or `health: {path: /health}`"
            yield Problem((*domain.path, "records"), message, help, at_key=True)


RULE = Rule("GW670", "region-unwatched", __doc__ or "", check, Severity.WARNING, whole=True, kinds=WITH_DOMAINS)
