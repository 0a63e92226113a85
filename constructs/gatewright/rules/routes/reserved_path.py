"""A path that API Gateway answers itself behind a domain.

`/ping` and `/sping` at the root are kept for the service's own health check: behind a domain of your own, requests for
them never reach the route. In a spec that has a domain this is an error: `domain-reserved-path`.

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
from gatewright.gateway import Gateway, Route
from gatewright.rules.rule import Problem, Rule

RESERVED = (("ping",), ("sping",))


def check(gateway: Gateway) -> Iterator[Problem]:
    """Paths are not the service's own. Of a gateway with domains this is no advice."""
    for route in reserved(gateway) if not gateway.domains else ():
        message = f"API Gateway answers `{route.url}` itself behind a domain"
        yield Problem(route.path, message, "use another path: `/health`", at_key=True)


def reserved(gateway: Gateway) -> Iterator[Route]:
    """The routes at paths that are the service's own behind domains."""
    return (route for route in gateway.routes if route.url.segments in RESERVED)


RULE = Rule("GW442", "reserved-path", __doc__ or "", check, Severity.WARNING)
