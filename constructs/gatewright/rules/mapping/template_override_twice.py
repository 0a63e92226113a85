"""A mapping template sets the same override twice.

An override is final: API Gateway returns an error if a template sets it again. Two branches of one `#if` can each set
it.

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
              #set($context.responseOverride.status = 200)
              #if($input.path('$.count') == 0)
                #set($context.responseOverride.status = 404)
              #end
              $input.json('$')
routes: {GET /stock: {backend: stock, auth: iam}}
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
              #if($input.path('$.count') == 0)
                #set($context.responseOverride.status = 404)
              #end
              $input.json('$')
routes: {GET /stock: {backend: stock, auth: iam}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.templates import templates


def check(gateway: Gateway) -> Iterator[Problem]:
    """Each override is set once."""
    for template in templates(gateway):
        from gatewright.formats.vtl.overrides import repeated_overrides  # noqa: PLC0415 - few specs have templates

        yield from map(template.problem, repeated_overrides(template.script))


RULE = Rule("GW315", "template-override-twice", __doc__ or "", check)
