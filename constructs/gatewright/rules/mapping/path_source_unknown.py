"""A backend reads a path variable that the route's path does not contain.

There is no value to read. A key is then empty, a message is incomplete, or an object is stored under the wrong key.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  order:
    dynamodb:
      table: arn:aws:dynamodb:eu-west-1:111122223333:table/orders
      action: GetItem
      key: {id: path.number}
routes: {"GET /orders/{id}": {backend: order, auth: iam}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  order:
    dynamodb:
      table: arn:aws:dynamodb:eu-west-1:111122223333:table/orders
      action: GetItem
      key: {id: path.id}
routes: {"GET /orders/{id}": {backend: order, auth: iam}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics.nearest import nearest
from gatewright.document import Path
from gatewright.gateway import Gateway, Route
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import sources


def check(gateway: Gateway) -> Iterator[Problem]:
    """The path variables that backends read exist."""
    for route in gateway.routes:
        for path, source in sources(route.backend.value):
            if source.location == "path" and source.name not in route.url.variables:
                yield _problem(route, source.name, path)


def _problem(route: Route, name: str, path: Path) -> Problem:
    """At the source if it is part of the route, else at the route: other routes may use the same backend correctly."""
    message = f"the path of `{route.key}` has no variable `{{{name}}}`"
    meant = nearest(name, route.url.variables)
    if path[: len(route.path)] == route.path:
        return Problem(path, message, f"did you mean `path.{meant}`?" if meant else f"add `{{{name}}}` to the path")
    help = f"add `{{{name}}}` to the path, or use a backend that does not read it"
    return Problem(route.path, message, help, at_key=True, related=((path, "it is read here"),))


RULE = Rule("GW332", "path-source-unknown", __doc__ or "", check, kinds=("rest", "http"))
