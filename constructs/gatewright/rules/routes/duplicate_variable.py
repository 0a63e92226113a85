"""A path uses the same variable twice.

A request has one value for each variable name, so one of the two values would be lost.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {"GET /shops/{id}/orders/{id}": {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {"GET /shops/{shop}/orders/{id}": {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """The variables of a path have different names."""
    for route in gateway.routes:
        names = route.url.variables
        if len(set(names)) < len(names):
            name = next(name for name in names if names.count(name) > 1)
            message = f"`{route.url}` has the variable `{{{name}}}` {names.count(name)} times"
            yield Problem(route.path, message, "use a different name for each variable", at_key=True)


RULE = Rule("GW304", "duplicate-variable", __doc__ or "", check)
