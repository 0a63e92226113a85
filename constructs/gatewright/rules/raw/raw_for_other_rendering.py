"""A patch for the rendering that is not in use.

With `render: body` the API is one OpenAPI document: `raw.operation` patches a route in it, `raw.document` the whole.
With `render: resources` a route is a CloudFormation resource, which `raw.method` patches, `raw.route` in HTTP APIs. The
other patch would have no effect. An HTTP API that is one document takes no other properties, so that `raw.api` can say
no more of it than how the document is read.

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

_RENDERINGS = {"document": "body", "operation": "body", "method": "resources", "route": "resources"}
_COUNTERPARTS = {
    "document": "say it for each route, under `raw.method`",
    "operation": "write what you mean under `raw.method`, in the words of `AWS::ApiGateway::Method`",
    "method": "write what you mean under `raw.operation`, in the words of OpenAPI",
    "route": "write what you mean under `raw.operation`, in the words of OpenAPI",
}
_COUNTERPARTS_IN_HTTP = {
    **_COUNTERPARTS,
    "document": "say it for each route, under `raw.route`",
    "operation": "write what you mean under `raw.route`, in the words of `AWS::ApiGatewayV2::Route`",
}
_OF_AN_IMPORT = ("BasePath", "Body", "BodyS3Location", "FailOnWarnings")


def check(gateway: Gateway) -> Iterator[Problem]:
    """Patches are for the rendering in use."""
    render = gateway.render.value
    counterparts = _COUNTERPARTS_IN_HTTP if gateway.kind == "http" else _COUNTERPARTS
    for patch in patches(gateway):
        if patch.kind == "method" and gateway.kind != "rest":
            continue  # there are none in this kind of API, which is told where kinds are compared
        if _RENDERINGS.get(patch.kind, render) != render:
            message = f"`raw.{patch.kind}` has no effect with `render: {render}`"
            yield Problem(patch.path, message, counterparts[patch.kind], at_key=True)
        elif patch.kind == "api" and gateway.kind == "http" and render == "body":
            for name in sorted(patch.body.keys() - set(_OF_AN_IMPORT)):
                message = f"CloudFormation takes no {name!r} beside the document of an HTTP API"
                yield Problem((*patch.path, name), message, "write it under `raw.document`", at_key=True)


RULE = Rule("GW365", "raw-for-other-rendering", __doc__ or "", check)
