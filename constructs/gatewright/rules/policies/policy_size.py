"""A resource policy is longer than API Gateway allows.

A resource policy has at most 8,192 characters, counted as JSON with the full ARN of the API in each statement. A WAF IP
set holds more addresses than a policy can. You can also replace several ranges with one larger range.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
policy: {allow: {addresses: [198.51.100.10, 198.51.100.11]}} # and so on, to 461 addresses
routes: {GET /orders: {backend: {mock: {}}}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
policy: {allow: {addresses: [203.0.113.0/24]}}
routes: {GET /orders: {backend: {mock: {}}}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, TemplateRule
from gatewright.rules.shared.sizes import compact_json
from gatewright.rules.shared.words import number
from gatewright.template import Origin, Template, Value

LIMIT = 8192

_SHORT, _WHOLE = "execute-api:/", "arn:aws:execute-api:us-east-1:111122223333:a1b2c3d4e5/"
"""The API in a statement, and what API Gateway replaces it with, where names are shortest."""


def check(_gateway: Gateway, template: Template) -> Iterator[Problem]:
    """The policy is within the limit."""
    for resource in template.resources:
        if resource.type == "AWS::ApiGateway::RestApi":
            length = len(compact_json(_policy(resource.properties)).replace(f'"{_SHORT}', f'"{_WHOLE}'))
            if length > LIMIT:
                message = f"`policy` must be at most {number(LIMIT)} characters as JSON, not {number(length)}"
                help = "write larger ranges, or use a `firewall`"
                yield Problem(("policy",), message, help, at_key=True)


def _policy(properties: Value) -> Value:
    """The policy, wherever the rendering puts it."""
    api = _inner(properties)
    body = _inner(api.get("Body"))
    return api.get("Policy") or body.get("x-amazon-apigateway-policy") or {}


def _inner(value: Value) -> dict[str, Value]:
    while isinstance(value, Origin):
        value = value.value
    return dict(value) if isinstance(value, dict) else {}


RULE = TemplateRule("GW358", "policy-size", __doc__ or "", check)
