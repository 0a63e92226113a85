"""A mapping template overrides the same thing twice.

An override is final: API Gateway answers with an error when a template makes the same one again. In branches of which
only one is taken it may stand in each.

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
    """Each override is made once."""
    for template in templates(gateway):
        from gatewright.formats.vtl.overrides import repeated_overrides  # noqa: PLC0415 - few specs have templates

        yield from map(template.problem, repeated_overrides(template.script))


RULE = Rule("GW315", "template-override-twice", __doc__ or "", check)
