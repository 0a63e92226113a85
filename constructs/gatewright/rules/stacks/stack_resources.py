"""A stack has more resources than CloudFormation allows.

A stack has 500 resources at most. With `render: body` an API is one resource however many routes it has; with `render:
resources` it is one for each part of a path and one for each method. WebSocket APIs have no body: split a large one.

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
        message = f"this makes {count} resources, and a CloudFormation stack has {LIMIT} at most"
        if unit.kind == "websocket":
            yield Problem(("routes",), message, "move some routes to another gateway", at_key=True)
        elif isinstance(unit, Gateway) and unit.render.value == "resources":
            yield Problem(unit.render.path, message, "write `render: body`, which makes one of the whole API")
        else:
            yield Problem(("name",), message, "move some of it to another gateway's stack")


RULE = TemplateRule("GW380", "stack-resources", __doc__ or "", check, kinds=EVERY)
