"""A mapping template reads a variable that is never set.

Such a variable has no value: API Gateway sends its name as it is written, or nothing. `#set`, `#foreach` and the
arguments of `#macro` set variables.

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
              #set($items = $input.path('$.items'))
              {"count": $item.size()}
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
              #set($items = $input.path('$.items'))
              {"count": $items.size()}
routes: {POST /stock: {backend: stock, auth: iam}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway, ServiceTarget
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.templates import WrittenTemplate, templates
from gatewright.spec.services.aws import AwsBackend


def check(gateway: Gateway) -> Iterator[Problem]:
    """The variables that templates read are set."""
    for template in templates(gateway):
        from gatewright.formats.vtl.names import unset_variables  # noqa: PLC0415 - few specs have templates

        yield from map(template.problem, unset_variables(template.script, _given(template)))


def _given(template: WrittenTemplate) -> frozenset[str]:
    """The variables that `values` of an `aws` backend set in request templates."""
    target = template.backend.target
    if template.side == "request" and isinstance(target, ServiceTarget) and isinstance(target.written, AwsBackend):
        return frozenset(target.written.values or ())
    return frozenset()


RULE = Rule("GW487", "template-unset-variable", __doc__ or "", check, Severity.WARNING)
