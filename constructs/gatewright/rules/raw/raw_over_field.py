"""A patch sets a property that the language has a key for.

Gatewright checks the keys of the language: references, ranges and combinations. It copies a patch unchanged, so the
patch can contradict the rest of the spec.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {raw: {Description: What callers use}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {description: What callers use}}
```
"""

from collections.abc import Iterator, Mapping
from typing import cast

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import Patch, patches
from gatewright.spec.model import Json

_INTEGRATION = "x-amazon-apigateway-integration"

FIELDS: Mapping[str, Mapping[tuple[str, ...], str]] = {
    "api": {
        ("ApiKeySourceType",): "`api_key_source`",
        ("BinaryMediaTypes",): "`binary_types`",
        ("Body",): "`routes`",
        ("CorsConfiguration",): "`cors`",
        ("Description",): "`description`",
        ("DisableExecuteApiEndpoint",): "`default_endpoint`",
        ("EndpointConfiguration",): "`endpoint`",
        ("MinimumCompressionSize",): "`compress_above`",
        ("Name",): "`name`",
        ("Policy",): "`policy`",
        ("ProtocolType",): "`kind`",
        ("SecurityPolicy",): "the endpoint's `tls`",
        ("Tags",): "`tags`",
    },
    "document": {
        ("components", "schemas"): "`models`",
        ("info", "description"): "`description`",
        ("info", "title"): "`name`",
        ("paths",): "`routes`",
        ("x-amazon-apigateway-api-key-source",): "`api_key_source`",
        ("x-amazon-apigateway-binary-media-types",): "`binary_types`",
        ("x-amazon-apigateway-cors",): "`cors`",
        ("x-amazon-apigateway-gateway-responses",): "`gateway_responses`",
        ("x-amazon-apigateway-minimum-compression-size",): "`compress_above`",
        ("x-amazon-apigateway-policy",): "`policy`",
    },
    "function": {
        ("Architectures",): "`architecture`",
        ("Code",): "`code`",
        ("Description",): "`description`",
        ("Environment",): "`environment`",
        ("Handler",): "`handler`",
        ("MemorySize",): "`memory`",
        ("Role",): "`role`",
        ("Runtime",): "`runtime`",
        ("Tags",): "the gateway's `tags`",
        ("Timeout",): "`timeout`",
    },
    "method": {
        ("ApiKeyRequired",): "`api_key`",
        ("AuthorizationScopes",): "`scopes`",
        ("AuthorizationType",): "`auth`",
        ("AuthorizerId",): "`auth`",
        ("HttpMethod",): "the route's name",
        ("Integration", "CacheKeyParameters"): "`cache.key`",
        ("Integration", "IntegrationHttpMethod"): "the backend's `method`",
        ("Integration", "IntegrationResponses"): "the backend's `responses`",
        ("Integration", "RequestParameters"): "the backend's `request`",
        ("Integration", "RequestTemplates"): "the backend's `request`",
        ("Integration", "TimeoutInMillis"): "the backend's `timeout`",
        ("Integration", "Uri"): "`backend`",
        ("OperationName",): "`operation`",
        ("RequestModels",): "`body`",
        ("RequestParameters",): "`query` and `headers`",
    },
    "operation": {
        ("description",): "`description`",
        ("operationId",): "`operation`",
        ("parameters",): "`query` and `headers`",
        ("requestBody",): "`body`",
        ("security",): "`auth`",
        ("summary",): "`summary`",
        (_INTEGRATION, "cacheKeyParameters"): "`cache.key`",
        (_INTEGRATION, "httpMethod"): "the backend's `method`",
        (_INTEGRATION, "requestParameters"): "the backend's `request`",
        (_INTEGRATION, "requestTemplates"): "the backend's `request`",
        (_INTEGRATION, "responses"): "the backend's `responses`",
        (_INTEGRATION, "timeoutInMillis"): "the backend's `timeout`",
        (_INTEGRATION, "uri"): "`backend`",
    },
    "route": {
        ("AuthorizationScopes",): "`scopes`",
        ("AuthorizationType",): "`auth`",
        ("AuthorizerId",): "`auth`",
        ("OperationName",): "`operation`",
        ("RouteKey",): "the route's name",
        ("Target",): "`backend`",
    },
    "stage": {
        ("AccessLogSetting",): "`logs`",
        ("AccessLogSettings",): "`logs`",
        ("AutoDeploy",): "`deploy`",
        ("CacheClusterEnabled",): "`cache`",
        ("CacheClusterSize",): "`cache`",
        ("ClientCertificateId",): "`client_certificate`",
        ("DefaultRouteSettings",): "`throttle` and `metrics`",
        ("Description",): "`description`",
        ("RouteSettings",): "the routes' `throttle`",
        ("StageName",): "the stage's name",
        ("StageVariables",): "`variables`",
        ("Tags",): "`tags`",
        ("TracingEnabled",): "`tracing`",
        ("Variables",): "`variables`",
    },
}
"""The key for a patched property, by the kind of patch."""


def check(gateway: Gateway) -> Iterator[Problem]:
    """No patch sets a property that has a key."""
    for patch in patches(gateway):
        yield from _of(patch)


def _of(patch: Patch) -> Iterator[Problem]:
    for steps, field in FIELDS[patch.kind].items():
        if _has(patch.body, steps):
            message = f"the language has a key for `{'.'.join(steps)}`"
            yield Problem((*patch.path, *steps), message, f"use {field} instead", at_key=True)


def _has(body: Json, steps: tuple[str, ...]) -> bool:
    inner = body.get(steps[0])
    if len(steps) == 1:
        return inner is not None
    return isinstance(inner, dict) and _has(cast("Json", inner), steps[1:])


RULE = Rule("GW491", "raw-over-field", __doc__ or "", check, Severity.WARNING)
