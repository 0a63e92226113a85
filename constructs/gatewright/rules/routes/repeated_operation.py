"""Two routes have the same operation name.

Generated clients call a route by its operation name, and OpenAPI requires each name to be unique.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {hello: {mock: {}}}
defaults: {auth: none}
routes: {GET /orders: {backend: hello, operation: list}, GET /shops: {backend: hello, operation: list}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {hello: {mock: {}}}
defaults: {auth: none}
routes: {GET /orders: {backend: hello, operation: listOrders}, GET /shops: {backend: hello, operation: listShops}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway, Route
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Operation names are unique."""
    first: dict[str, Route] = {}
    for route in gateway.routes:
        earlier = first.setdefault(route.operation, route) if route.operation else route
        if earlier is not route:
            message = f"the operation name {route.operation!r} is already used by `{earlier.key}`"
            related = (((*earlier.path, "operation"), "first used here"),)
            yield Problem((*route.path, "operation"), message, "use a different name for each route", related=related)


RULE = Rule("GW444", "repeated-operation", __doc__ or "", check, Severity.WARNING)
