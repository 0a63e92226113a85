"""A path that API Gateway answers itself behind a domain.

`/ping` and `/sping` at the root are kept for the service's own health check: behind a domain of your own, requests for
them never reach the route.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /ping: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /health: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule

RESERVED = (("ping",), ("sping",))


def check(gateway: Gateway) -> Iterator[Problem]:
    """Paths are not the service's own."""
    for route in gateway.routes:
        if route.url.segments in RESERVED:
            message = f"API Gateway answers `{route.url}` itself behind a domain"
            yield Problem(route.path, message, "use another path: `/health`", at_key=True)


RULE = Rule("GW442", "reserved-path", __doc__ or "", check, Severity.WARNING)
