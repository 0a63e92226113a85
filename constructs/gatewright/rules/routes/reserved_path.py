"""A path is reserved by API Gateway behind custom domain names.

API Gateway reserves `/ping` and `/sping` at the root for its own health check. Behind a custom domain name, requests
for these paths never reach the route. In a spec that has a domain this is an error: `domain-reserved-path`.

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
    """Paths are not reserved. With domains this is an error, which another rule reports."""
    for route in reserved(gateway) if not gateway.domains else ():
        message = f"API Gateway reserves `{route.url}` behind custom domain names"
        yield Problem(route.path, message, "use another path, such as `/health`", at_key=True)


def reserved(gateway: Gateway) -> Iterator[Route]:
    """The routes with paths that API Gateway reserves behind custom domain names."""
    return (route for route in gateway.routes if route.url.segments in RESERVED)


RULE = Rule("GW442", "reserved-path", __doc__ or "", check, Severity.WARNING)
