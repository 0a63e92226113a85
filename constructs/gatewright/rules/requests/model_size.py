"""A model for messages is larger than API Gateway allows.

A model of a WebSocket API has at most 32,768 characters as compact JSON. These models cannot refer to each other, so
Gatewright includes the models that a model refers to.

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
            message = f"a model with its references can have at most {number(LIMIT)} characters, not {number(size)}"
            yield Problem(resource.origin, message, "shorten the schema, or check details in the backend", at_key=True)


RULE = TemplateRule("GW399", "model-size", __doc__ or "", check)
