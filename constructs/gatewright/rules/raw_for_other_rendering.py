"""A patch for the rendering that is not in use.

With `render: body` the API is one OpenAPI document: `raw.operation` patches a route in it, `raw.document` the whole.
With `render: resources` a route is a CloudFormation resource, which `raw.method` patches. The other patch would have
no effect.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none, raw: {method: {Integration: {CacheNamespace: shop}}}}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none, raw: {operation: {tags: [orders]}}}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import patches

_RENDERINGS = {"document": "body", "operation": "body", "method": "resources"}
_COUNTERPARTS = {
    "document": "say it for each route, under `raw.method`",
    "operation": "write what you mean under `raw.method`, in the words of `AWS::ApiGateway::Method`",
    "method": "write what you mean under `raw.operation`, in the words of OpenAPI",
}


def check(gateway: Gateway) -> Iterator[Problem]:
    """Patches are for the rendering in use."""
    render = gateway.render.value
    for patch in patches(gateway):
        if _RENDERINGS.get(patch.kind, render) != render:
            message = f"`raw.{patch.kind}` has no effect with `render: {render}`"
            yield Problem(patch.path, message, _COUNTERPARTS[patch.kind], at_key=True)


RULE = Rule("GW365", "raw-for-other-rendering", __doc__ or "", check)
