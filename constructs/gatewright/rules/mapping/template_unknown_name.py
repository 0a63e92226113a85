"""A mapping template uses a name that API Gateway does not define.

The names in `$input`, `$util` and `$context` are fixed. The developer guide lists them, and they are case-sensitive. An
unknown name has no value, or is sent as it is written.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  stock:
    mock:
      responses: {200: {templates: {application/json: '{"from": "$context.identity.sourceIP"}'}}}
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
      responses: {200: {templates: {application/json: '{"from": "$context.identity.sourceIp"}'}}}
routes: {POST /stock: {backend: stock, auth: iam}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.context import context_of
from gatewright.rules.shared.templates import templates


def check(gateway: Gateway) -> Iterator[Problem]:
    """The names that templates use are defined."""
    for template in templates(gateway):
        from gatewright.formats.vtl.names import unknown_names  # noqa: PLC0415 - few specs have templates

        yield from map(template.problem, unknown_names(template.script, context_of(gateway)))


RULE = Rule("GW311", "template-unknown-name", __doc__ or "", check)
