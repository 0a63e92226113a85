"""A mapping template calls a function with an invalid argument.

The functions of `$input` and `$util` take one argument each. Only `$input.params` works without one. `$input.json` and
`$input.path` take a JSONPath expression, which begins with `$`. Strings are written in quotes, and API Gateway replaces
variables between double quotes only.

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
              {"item": $input.json('item')}
routes: {POST /stock: {backend: stock, auth: iam}}
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
              {"item": $input.json('$.item')}
routes: {POST /stock: {backend: stock, auth: iam}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.templates import templates


def check(gateway: Gateway) -> Iterator[Problem]:
    """Functions are called with valid arguments."""
    for template in templates(gateway):
        from gatewright.formats.vtl.arguments import wrong_arguments  # noqa: PLC0415 - few specs have templates

        yield from map(template.problem, wrong_arguments(template.script))


RULE = Rule("GW312", "template-argument", __doc__ or "", check)
