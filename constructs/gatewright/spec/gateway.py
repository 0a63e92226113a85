"""The whole of a gateway spec: the table of contents of the language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec import nouns
from gatewright.spec.backend import Backend
from gatewright.spec.common import CommonSpec
from gatewright.spec.default import OFF, ON, Default, DefaultByKind, Derived
from gatewright.spec.function import FunctionSpec
from gatewright.spec.kind import HTTP, NOT_HTTP, NOT_WEBSOCKET, REMOVE, REST, V2, WEBSOCKET, Kind, Lack
from gatewright.spec.model import Beyond, Json, Nothing, model
from gatewright.spec.reference import Reference
from gatewright.spec.route import Routes, RouteSettings
from gatewright.spec.stage import StageSpec
from gatewright.spec.values.message import MessagePath
from gatewright.spec.values.name import DataModelName, Name, StageName
from gatewright.spec.values.size import Size


@model(
    lacks=(Lack(WEBSOCKET, "an OpenAPI body", "write `raw.api`, or `raw.route` at routes", key="document"),),
)
class GatewayRaw(Struct, frozen=True, kw_only=True):
    """Patches over the rendered API, for properties that the language does not have."""

    document: Json | None = None
    """A JSON merge patch on the OpenAPI document, for `render: body`. A null removes a key."""
    api: Json | None = None
    """A JSON merge patch on the properties of `AWS::ApiGateway::RestApi` or `AWS::ApiGatewayV2::Api`.

    A null removes a property.
    """


_PORTAL = Beyond(
    "developer portals, only portal products",
    "write `AWS::ApiGatewayV2::PortalProduct` under `resources`, and the rest with `aws apigatewayv2 create-portal`",
)
_SDK = Beyond("client libraries", "generate them from a deployed stage: `aws apigateway get-sdk`")
_EXPORT = Beyond("exports", "export a deployed stage: `aws apigateway get-export`")
_TEST = Beyond("test invocations of methods", "test a method after the deployment: `aws apigateway test-invoke-method`")


@model(
    beyond={
        **dict.fromkeys(("portal", "portals"), _PORTAL),
        **dict.fromkeys(("sdk", "sdks"), _SDK),
        **dict.fromkeys(("export", "exports"), _EXPORT),
        **dict.fromkeys(("test", "tests"), _TEST),
    },
    lacks=(
        Lack(
            V2, "resource policies", "use `auth: iam` or an authorizer on the routes, or use `kind: rest`", key="policy"
        ),
        Lack(
            HTTP,
            "a list of binary types",
            "remove it: functions set `isBase64Encoded`, servers need nothing",
            key="binary_types",
        ),
        Lack(
            WEBSOCKET,
            "a list of binary types",
            "remove it, and set `content` where a message is binary",
            key="binary_types",
        ),
        Lack(V2, "compression", "compress in the backend, or put CloudFront in front of the API", key="compress_above"),
        Lack(WEBSOCKET, "an OpenAPI body", REMOVE, key="render", values=("body",)),
        Lack(
            REST,
            "automatic deployments",
            "remove it: a change goes live with the stack's deployment",
            key="deploy",
            values=("auto",),
        ),
        Lack(V2, "published documentation", "remove it, or use `kind: rest`", key="documentation"),
        Lack(NOT_WEBSOCKET, "messages", REMOVE, key="message_route"),
        Lack(V2, "private endpoints", "use `kind: rest`", key="vpc_endpoints"),
        Lack(HTTP, "API keys", "use an authorizer", key="api_key_source"),
        Lack(HTTP, "models", "validate requests in the backend", key="models"),
        Lack(WEBSOCKET, "CORS", "check the header `Origin` in an authorizer of `$connect`", key="cors"),
        Lack(
            V2,
            "gateway responses",
            "respond from an authorizer or the backend, or use `kind: rest`",
            key="gateway_responses",
        ),
        Lack(NOT_HTTP, "a stage without a name in its URL", "give the stage a name", key="stages.$default"),
        Lack(HTTP, "usage plans", "set `throttle` on routes, and identify clients with an authorizer", key="plans"),
        Lack(HTTP, "API keys", "use an authorizer", key="keys"),
    ),
)
class GatewaySpec(CommonSpec, frozen=True, kw_only=True):
    """A gateway: an API, its backends, and its stages."""

    kind: Kind
    """The type of API. All types share the same keys.

    A key that a type does not support is an error, and the message names an alternative.
    """
    endpoint: Annotated[nouns.endpoint.EndpointSpec | None, Default("regional")] = None
    """The endpoint type: `regional`, `edge` (through CloudFront) or `private` (from VPCs)."""
    posture: Annotated[Literal["baseline", "strict"] | None, Default("baseline")] = None
    """Security defaults for settings that this spec omits.

    `baseline` enables every security setting that costs nothing. `strict` adds logs, tracing, metrics and throttling of
    stages, an AWS WAF web ACL and a KMS key for log groups, and it costs money. A setting of the spec overrides the
    posture: `tracing: false`, `firewall: none`.
    """
    default_endpoint: Annotated[bool | None, ON] = None
    """Enables the API's `execute-api` URL."""
    policy: Annotated[nouns.policy.PolicySpec | None, Derived("access from everywhere")] = None
    """The resource policy: the networks and accounts that can reach the API."""
    binary_types: tuple[str, ...] | None = None
    """Content types that API Gateway treats as binary: `image/png`, `*/*`."""
    compress_above: Annotated[Size | None, Derived("no compression")] = None
    """The smallest response that API Gateway compresses for clients that accept it."""
    render: Annotated[
        Literal["body", "resources"] | None,
        DefaultByKind({"rest": "body", "http": "resources", "websocket": "resources"}),
    ] = None
    """How the API is written in CloudFormation: one OpenAPI body, or a resource for each route.

    `body` has no limit of 500 resources, deploys faster, and removes deleted routes with the same deployment.
    `resources` lets other constructs refer to methods and routes. WebSocket APIs support `resources` only. Changing
    `render` replaces an HTTP API, and its URL changes.
    """
    deploy: Annotated[
        Literal["auto", "explicit"] | None, DefaultByKind({"rest": "explicit", "http": "auto", "websocket": "auto"})
    ] = None
    """When a change goes live.

    `auto` deploys each change as soon as CloudFormation applies it. `explicit` deploys all changes at once with a
    Deployment resource. Releases need `explicit`, and REST APIs support nothing else.
    """
    documentation: Annotated[bool | None, OFF] = None
    """Publishes summaries and descriptions as the API's documentation.

    Each stage then has a documentation version, which API exports and developer portals show.
    """
    log_key: Annotated[Literal["generate"] | Reference | Nothing | None, Derived("CloudWatch-managed encryption")] = (
        None
    )
    """The KMS key for log groups that are created with the gateway: `generate`, or an ARN.

    `generate` creates a key for this gateway. The policy of an existing key must allow `logs.REGION.amazonaws.com` to
    use it. If a key is deleted, logs that it encrypted become unreadable 30 days later.
    """
    source_account: Annotated[bool | None, OFF] = None
    """Adds the AWS account ID (`aws:SourceAccount`) to the permissions that allow this API to invoke functions."""
    message_route: Annotated[MessagePath | None, Default("body.action")] = None
    """The field of a message that selects its route (the route selection expression).

    Several fields can make one name: `{body.service}/{body.action}`.
    """
    functions: Mapping[Name, FunctionSpec] | None = None
    """Lambda functions that are created and deployed with the gateway."""
    vpc_links: Mapping[Name, nouns.vpc_link.VpcLinkSpec] | None = None
    """VPC links to servers in a VPC, for HTTP backends. Creating one takes minutes."""
    vpc_endpoints: Mapping[Name, nouns.vpc_endpoint.MadeVpcEndpointSpec] | None = None
    """VPC endpoints for private APIs. `vpc_endpoints` of the API and of its domains refer to them by name."""
    firewalls: Mapping[nouns.firewall.FirewallName, nouns.firewall.FirewallSpec] | None = None
    """AWS WAF web ACLs (firewalls). Stages refer to them by name; an unused one is not created."""
    authorizers: Mapping[Name, nouns.authorizer.Authorizer] | None = None
    """Authorizers, by name. `iam` and `none` always exist."""
    api_key_source: Annotated[Literal["header", "authorizer"] | None, Default("header")] = None
    """The source of API keys: the header `x-api-key`, or the response of a Lambda authorizer."""
    backends: Mapping[Name, Backend] | None = None
    """Backends, by name. They handle requests."""
    models: Mapping[DataModelName, nouns.data_model.DataModelSpec] | None = None
    """Data models for request and response bodies, by name."""
    defaults: RouteSettings | None = None
    """Settings for every route that does not override them."""
    routes: Routes
    """Routes: `METHOD /path` to a backend; in WebSocket APIs `$connect` and names of messages."""
    cors: Annotated[nouns.cors.CorsSpec | None, Derived("no CORS")] = None
    """CORS: the browser apps of other origins that can call the API."""
    gateway_responses: Annotated[
        Mapping[nouns.gateway_response.GatewayResponseType, nouns.gateway_response.GatewayResponseSpec] | None,
        Derived("the service's own responses"),
    ] = None
    """Gateway responses: error responses that API Gateway returns itself, by type."""
    stages: Mapping[StageName, StageSpec]
    """Stages: deployed versions of the API. The key is the stage name in the URL; HTTP APIs have `$default` without
    one.
    """
    alarms: nouns.alarm.AlarmsSpec | None = None
    """CloudWatch alarms for all stages. A stage can override each alarm."""
    dashboard: Annotated[bool | nouns.alarm.DashboardSpec | None, OFF] = None
    """Creates a CloudWatch dashboard for all stages."""
    audit: Annotated[bool | nouns.audit.AuditSpec | None, OFF] = None
    """Creates an audit log of changes to the API and its domains."""
    domains: Mapping[nouns.domain.DomainName, nouns.domain.DomainSpec] | None = None
    """Custom domain names: `api.example.com`."""
    plans: Mapping[Name, nouns.plan.PlanSpec] | None = None
    """Usage plans, by name: the stages, throttling and quotas of API keys."""
    keys: Mapping[Name, nouns.plan.KeySpec] | None = None
    """API keys, by name. A key without settings needs no entry: a usage plan lists its name."""
    raw: GatewayRaw | None = None
    """Patches over the rendered API. They are part of the Deployment's logical ID."""
