"""An API that nobody can call.

With `default_endpoint: false` it answers at its domains only, and it has none. A domain that another stack makes is one
too: `existing: true`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Every API answers somewhere."""
    is_distributed = any(stage.distribution for stage in gateway.stages)  # which is told otherwise
    if not (gateway.default_endpoint.value or gateway.domains or gateway.is_mapped or is_distributed):
        help = "add a domain, or take `default_endpoint` out"
        yield Problem(gateway.default_endpoint.path, "without a domain nobody can call this API", help)


RULE = Rule("GW658", "closed-api", __doc__ or "", check, Severity.WARNING, whole=True, everywhere=True)
