"""A model of messages is larger than API Gateway takes.

A model of a WebSocket API has 32,768 characters at most, as compact JSON. Models do not know of each other there: those
that a model refers to are written into it.

Bad:
```yaml
gatewright: 1
name: chat
kind: websocket
models: {Line: {schema: {type: object, properties: {text: {type: string, pattern: "a long text"}}}}} # of 40 KB
routes: {$connect: {backend: {mock: {}}}, send: {backend: {mock: {}}, body: Line}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: chat
kind: websocket
models: {Line: {schema: {type: object, properties: {text: {type: string, maxLength: 500}}}}}
routes: {$connect: {backend: {mock: {}}}, send: {backend: {mock: {}}, body: Line}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, TemplateRule
from gatewright.rules.shared.sizes import json_size
from gatewright.rules.shared.words import number
from gatewright.template import Template

LIMIT = 32 * 1024


def check(_gateway: Gateway, template: Template) -> Iterator[Problem]:
    """Models are small enough."""
    for resource in template.resources:
        if resource.type != "AWS::ApiGatewayV2::Model":
            continue
        size = json_size(resource.properties["Schema"])
        if size > LIMIT:
            message = f"this model has {number(size)} characters with all that it refers to, of {number(LIMIT)} at most"
            yield Problem(resource.origin, message, "say less in it, or let the backend look closer", at_key=True)


RULE = TemplateRule("GW399", "model-size", __doc__ or "", check)
