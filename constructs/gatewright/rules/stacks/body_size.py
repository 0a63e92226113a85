"""An API definition is larger than API Gateway can import.

With `render: body`, the API is one OpenAPI document. API Gateway imports at most 6 MB.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {long: {mock: {body: "a long text"}}} # of 250 KB
defaults: {backend: long, auth: none}
routes: {GET /a1: {}, GET /a2: {}} # and so on, to GET /a25
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {short: {mock: {body: "a short text"}}}
defaults: {backend: short, auth: none}
routes: {GET /a1: {}, GET /a2: {}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, TemplateRule
from gatewright.rules.shared.sizes import json_size
from gatewright.rules.shared.words import number
from gatewright.template import Template

LIMIT = 6 * 1024 * 1024


def check(_gateway: Gateway, template: Template) -> Iterator[Problem]:
    """The definition is small enough, as compact JSON."""
    bodies = (resource.properties.get("Body") for resource in template.resources)
    size = max((json_size(body) for body in bodies if body is not None), default=0)
    if size > LIMIT:
        message = f"the API definition has {number(size)} bytes, and API Gateway imports at most {number(LIMIT)}"
        yield Problem(("routes",), message, "split the API, or shorten its long texts", at_key=True)


RULE = TemplateRule("GW384", "body-size", __doc__ or "", check)
