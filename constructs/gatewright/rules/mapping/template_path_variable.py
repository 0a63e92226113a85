"""A mapping template reads a path variable that the route's path does not contain.

There is no value to read, so the template writes an empty string.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  stock:
    mock:
      responses:
        200:
          templates:
            application/json: |
              {"item": "$util.escapeJavaScript($input.params().path.get('number'))"}
routes: {"POST /stock/{item}": {backend: stock, auth: iam}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  stock:
    mock:
      responses:
        200:
          templates:
            application/json: |
              {"item": "$util.escapeJavaScript($input.params().path.get('item'))"}
routes: {"POST /stock/{item}": {backend: stock, auth: iam}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics.nearest import nearest
from gatewright.gateway import Gateway
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.rules.shared.templates import read_parameters, unread


def check(gateway: Gateway) -> Iterator[Problem]:
    """The path variables that templates read exist."""
    for route, template, read in read_parameters(gateway):
        if read.location == "path" and read.name not in route.url.variables:
            message = f"the path of `{route.key}` has no variable `{{{read.name}}}`"
            meant = nearest(read.name, route.url.variables)
            help = f"did you mean `{meant}`?" if meant else f"add `{{{read.name}}}` to the path"
            yield unread(route, template, read, message, help)


RULE = Rule("GW314", "template-path-variable", __doc__ or "", check, kinds=REST)
