"""A mapping template uses a variable that has no value or no effect there.

`$context.error` has a value in gateway responses only. Measurements of a request, such as `$context.status`, have one
in access logs only. `$context.requestOverride` changes the request to the backend. When a response template runs, API
Gateway has already sent this request.

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
    """The variables of templates have a value and an effect."""
    for template in templates(gateway):
        from gatewright.formats.vtl.names import misplaced_names  # noqa: PLC0415 - few specs have templates

        yield from map(template.problem, misplaced_names(template.script, template.side, context_of(gateway)))


RULE = Rule("GW313", "template-misplaced-name", __doc__ or "", check)
