"""A mapping template calls a function with something that it does not take.

The functions of `$input` and `$util` take one argument each; only `$input.params` can do without. What `$input.json`
and `$input.path` take is a JSONPath, which starts with `$`. Texts stand in quotes, and variables are filled in between
double quotes only.

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
    """Functions are called with what they take."""
    for template in templates(gateway):
        from gatewright.formats.vtl.arguments import wrong_arguments  # noqa: PLC0415 - few specs have templates

        yield from map(template.problem, wrong_arguments(template.script))


RULE = Rule("GW312", "template-argument", __doc__ or "", check)
