"""A stack has more resources than CloudFormation allows.

CloudFormation allows 500 resources per stack. With `render: body`, an API is one resource, however many routes it has.
With `render: resources`, every path segment and every method is a resource. WebSocket APIs do not support
`render: body`: split a large API.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
render: resources
backends: {hello: {mock: {}}}
defaults: {auth: none}
routes: {GET /a1: hello, GET /a2: hello} # and so on, to GET /a250
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
render: body
backends: {hello: {mock: {}}}
defaults: {auth: none}
routes: {GET /a1: hello, GET /a2: hello} # and so on, to GET /a250
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway, Unit
from gatewright.rules.rule import EVERY, Problem, TemplateRule
from gatewright.template import Template

LIMIT = 500


def check(unit: Unit, template: Template) -> Iterator[Problem]:
    """The stack has few enough resources."""
    count = len(template.resources)
    if count > LIMIT:
        message = f"this creates {count} resources, and CloudFormation allows {LIMIT} per stack"
        if unit.kind == "websocket":
            yield Problem(("routes",), message, "move some routes to another gateway", at_key=True)
        elif isinstance(unit, Gateway) and unit.render.value == "resources":
            yield Problem(unit.render.path, message, "write `render: body`, which renders the API as one resource")
        else:
            yield Problem(("name",), message, "move a part of the spec to another stack")


RULE = TemplateRule("GW380", "stack-resources", __doc__ or "", check, kinds=EVERY)
