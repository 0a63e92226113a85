"""A mapping template uses a name that has no value or no effect there.

`$context.error` is for gateway responses, and what is measured of a call, such as `$context.status`, for access logs.
`$context.requestOverride` changes the request to the backend, which has been made when a template for the answer runs.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  stock:
    mock:
      responses: {200: {templates: {application/json: "#set($context.requestOverride.header.X-Seen = 'yes'){}"}}}
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
      responses: {200: {templates: {application/json: "#set($context.responseOverride.header.X-Seen = 'yes'){}"}}}
routes: {GET /stock: {backend: stock, auth: iam}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.context import context_of
from gatewright.rules.shared.templates import templates


def check(gateway: Gateway) -> Iterator[Problem]:
    """What templates use has a value, and an effect."""
    for template in templates(gateway):
        from gatewright.formats.vtl.names import misplaced_names  # noqa: PLC0415 - few specs have templates

        yield from map(template.problem, misplaced_names(template.script, template.side, context_of(gateway)))


RULE = Rule("GW313", "template-misplaced-name", __doc__ or "", check)
