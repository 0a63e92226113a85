"""Two routes have the same operation name.

An operation's name is what generated clients call the route by, and OpenAPI wants each to be there once.

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
    """Operations have names of their own."""
    first: dict[str, Route] = {}
    for route in gateway.routes:
        earlier = first.setdefault(route.operation, route) if route.operation else route
        if earlier is not route:
            message = f"the operation {route.operation!r} is `{earlier.key}` already"
            related = (((*earlier.path, "operation"), "first named here"),)
            yield Problem((*route.path, "operation"), message, "give it a name of its own", related=related)


RULE = Rule("GW444", "repeated-operation", __doc__ or "", check, Severity.WARNING)
