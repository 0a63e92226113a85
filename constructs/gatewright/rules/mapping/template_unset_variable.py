"""A mapping template reads a variable that nothing sets.

Such a variable has no value: it goes out as it is written, or as nothing. Variables are set by `#set`, by `#foreach`
and as arguments of `#macro`.

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
    """The variables that the spec sets for requests to any service."""
    target = template.backend.target
    if template.side == "request" and isinstance(target, ServiceTarget) and isinstance(target.written, AwsBackend):
        return frozenset(target.written.values or ())
    return frozenset()


RULE = Rule("GW487", "template-unset-variable", __doc__ or "", check, Severity.WARNING)
