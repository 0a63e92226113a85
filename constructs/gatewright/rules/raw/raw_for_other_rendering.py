"""A patch has no effect in the rendering in use.

With `render: body`, the API is one OpenAPI document: `raw.operation` patches a route in it, and `raw.document` all of
it. With `render: resources`, a route is a CloudFormation resource, which `raw.method` patches; in HTTP APIs,
`raw.route` does. A patch for the other rendering has no effect.

If an HTTP API is one document, CloudFormation accepts no other properties. `raw.api` can then change only how the
document is imported.

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
    "document": "patch each route under `raw.method`",
    "operation": "write it under `raw.method`, with the properties of `AWS::ApiGateway::Method`",
    "method": "write it under `raw.operation`, as OpenAPI",
    "route": "write it under `raw.operation`, as OpenAPI",
}
_COUNTERPARTS_IN_HTTP = {
    **_COUNTERPARTS,
    "document": "patch each route under `raw.route`",
    "operation": "write it under `raw.route`, with the properties of `AWS::ApiGatewayV2::Route`",
}
_OF_AN_IMPORT = ("BasePath", "Body", "BodyS3Location", "FailOnWarnings")


def check(gateway: Gateway) -> Iterator[Problem]:
    """Patches are for the rendering in use."""
    render = gateway.render.value
    counterparts = _COUNTERPARTS_IN_HTTP if gateway.kind == "http" else _COUNTERPARTS
    for patch in patches(gateway):
        if patch.kind == "method" and gateway.kind != "rest":
            continue  # only REST APIs have methods, and the check of the kinds reports it
        if _RENDERINGS.get(patch.kind, render) != render:
            message = f"`raw.{patch.kind}` has no effect with `render: {render}`"
            yield Problem(patch.path, message, counterparts[patch.kind], at_key=True)
        elif patch.kind == "api" and gateway.kind == "http" and render == "body":
            for name in sorted(patch.body.keys() - set(_OF_AN_IMPORT)):
                message = f"CloudFormation does not accept {name!r} together with the document of an HTTP API"
                yield Problem((*patch.path, name), message, "write it under `raw.document`", at_key=True)


RULE = Rule("GW365", "raw-for-other-rendering", __doc__ or "", check)
