"""A route describes a path variable that its path does not contain.

The path itself declares the path variables. `path` describes them for clients. API Gateway rejects the description of a
variable that the path does not contain.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {"GET /orders/{id}": {backend: {mock: {}}, auth: none, path: {number: integer}}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {"GET /orders/{id}": {backend: {mock: {}}, auth: none, path: {id: integer}}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics.nearest import suggestion
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Every described path variable is in the path."""
    for route in gateway.routes:
        for parameter in route.parameters:
            if parameter.location == "path" and parameter.name not in route.url.variables:
                message = f"the path `{route.url}` has no variable `{{{parameter.name}}}`"
                help = suggestion(parameter.name, route.url.variables) or "remove it, or add it to the path"
                yield Problem(parameter.path, message, help, at_key=True)


RULE = Rule("GW305", "path-parameter-unknown", __doc__ or "", check)
