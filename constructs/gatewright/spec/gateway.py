"""The whole of a gateway spec: the table of contents of the language."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from gatewright.spec.alarm import AlarmsSpec, DashboardSpec
from gatewright.spec.audit import AuditSpec
from gatewright.spec.authorizer import Authorizer
from gatewright.spec.backend import Backend
from gatewright.spec.common import CommonSpec
from gatewright.spec.cors import CorsSpec
from gatewright.spec.data_model import DataModelSpec
from gatewright.spec.domain import DomainName, DomainSpec
from gatewright.spec.endpoint import EndpointSpec
from gatewright.spec.firewall import FirewallName, FirewallSpec
from gatewright.spec.function import FunctionSpec
from gatewright.spec.gateway_response import GatewayResponseSpec, GatewayResponseType
from gatewright.spec.model import Beyond, Json, Nothing, model
from gatewright.spec.plan import KeySpec, PlanSpec
from gatewright.spec.policy import PolicySpec
from gatewright.spec.reference import Reference
from gatewright.spec.route import Routes, RouteSettings
from gatewright.spec.stage import StageSpec
from gatewright.spec.values.message import MessagePath
from gatewright.spec.values.name import DataModelName, Name, StageName
from gatewright.spec.values.size import Size
from gatewright.spec.vpc_endpoint import MadeVpcEndpointSpec
from gatewright.spec.vpc_link import VpcLinkSpec

Kind = Literal["rest", "http", "websocket"]
"""What an API can be."""


@model()
class GatewayRaw(Struct, frozen=True, kw_only=True):
    """The way out of the language, for the API as a whole."""

    document: Json | None = None
    """A merge patch on the OpenAPI document, for `render: body`. A null removes."""
    api: Json | None = None
    """A merge patch on the properties of the API: `AWS::ApiGateway::RestApi` or `AWS::ApiGatewayV2::Api`.

    A null removes.
    """


_PORTAL = Beyond(
    "developer portals, only products for them",
    "write `AWS::ApiGatewayV2::PortalProduct` under `resources`, and the rest with `aws apigatewayv2 create-portal`",
)
_SDK = Beyond("client libraries", "make them of a deployed stage: `aws apigateway get-sdk`")
_EXPORT = Beyond("exports", "make one of a deployed stage: `aws apigateway get-export`")
_TEST = Beyond("trials of methods", "try one after the deployment: `aws apigateway test-invoke-method`")


@model(
    beyond={
        **dict.fromkeys(("portal", "portals"), _PORTAL),
        **dict.fromkeys(("sdk", "sdks"), _SDK),
        **dict.fromkeys(("export", "exports"), _EXPORT),
        **dict.fromkeys(("test", "tests"), _TEST),
    }
)
class GatewaySpec(CommonSpec, frozen=True, kw_only=True):
    """A gateway: an API, what answers it, and how it is deployed."""

    kind: Kind
    """The kind of API. All kinds share their words; what a kind has not, is refused with the nearest way."""
    endpoint: EndpointSpec | None = None
    """Where the API is reached: in its region, through CloudFront, or from VPCs. Regional when nothing is said."""
    posture: Literal["baseline", "strict"] | None = None
    """How much is on that this spec says nothing about.

    `baseline` is everything secure that costs nothing; it is what holds when nothing is said. `strict` also has stages
    log, trace, count and limit their requests, with a firewall in front and a key of its own for logs, and it costs
    money. Whatever the spec says itself goes before it: `tracing: false`, `firewall: none`.
    """
    default_endpoint: bool | None = None
    """Whether the API has its `execute-api` address; it has when nothing is said."""
    policy: PolicySpec | None = None
    """From where the API may be called; from everywhere when nothing is said."""
    binary_types: tuple[str, ...] | None = None
    """Content types that are passed on as bytes: `image/png`, `*/*`."""
    compress_above: Size | None = None
    """Answers of at least this size are compressed for callers that take it; none when nothing is said."""
    render: Literal["body", "resources"] | None = None
    """How the API is written in CloudFormation: as one OpenAPI body, or as a resource for every route.

    The body is the default for REST: it has no limit of 500 resources, it deploys faster, and routes that are taken
    away are gone with the deployment that takes them away. Resources are for those who attach other constructs to
    methods. They are the default for HTTP, and the only way for WebSocket. With another rendering, an HTTP API is
    another one, with another address.
    """
    deploy: Literal["auto", "explicit"] | None = None
    """When a change goes live: `auto` as soon as it is made, `explicit` all at once with a deployment.

    REST is always explicit. HTTP and WebSocket are `auto` when nothing is said; releases need `explicit`.
    """
    documentation: bool | None = None
    """Whether summaries and descriptions are published as the API's documentation; they are not when nothing is said.

    Then every stage names a version of them, which exports of the API and developer portals show.
    """
    log_key: Literal["generate"] | Reference | Nothing | None = None
    """A key of KMS for log groups that are made with the gateway: `generate` for one of its own, or an ARN.

    The policy of another one has to let `logs.REGION.amazonaws.com` use it. Without any, they are encrypted with keys
    of CloudWatch's. Thirty days after a key goes, nothing can be read any more that it has encrypted.
    """
    source_account: bool | None = None
    """Whether functions let themselves be called only by this API of this account; by this API when nothing is said."""
    message_route: MessagePath | None = None
    """Where a message says which route it is for: `body.action`, which it is when nothing is said.

    Several fields make one name: `{body.service}/{body.action}`.
    """
    functions: Mapping[Name, FunctionSpec] | None = None
    """Lambda functions that are made and deployed with the gateway."""
    vpc_links: Mapping[Name, VpcLinkSpec] | None = None
    """Ways to servers in a VPC, for HTTP backends. Making one takes minutes."""
    vpc_endpoints: Mapping[Name, MadeVpcEndpointSpec] | None = None
    """Ways from a VPC to a private API, which `vpc_endpoints` of the API and of its domains name."""
    firewalls: Mapping[FirewallName, FirewallSpec] | None = None
    """Firewalls, which stages name to have them in front. One that no stage names is not made."""
    authorizers: Mapping[Name, Authorizer] | None = None
    """Who may call, by name. `iam` and `none` are there without being declared."""
    api_key_source: Literal["header", "authorizer"] | None = None
    """Where API keys come from: the header `x-api-key`, or a Lambda authorizer's answer. The header by default."""
    backends: Mapping[Name, Backend] | None = None
    """What answers requests, by name."""
    models: Mapping[DataModelName, DataModelSpec] | None = None
    """What bodies look like, by name."""
    defaults: RouteSettings | None = None
    """Settings for every route that does not say otherwise."""
    routes: Routes
    """The API: `METHOD /path` to the backend that answers; in WebSocket APIs `$connect` and names of messages."""
    cors: CorsSpec | None = None
    """Which web pages may call the API from a browser; none when nothing is said."""
    gateway_responses: Mapping[GatewayResponseType, GatewayResponseSpec] | None = None
    """What API Gateway answers by itself, by kind; the service's own answers when nothing is said."""
    stages: Mapping[StageName, StageSpec]
    """The API's deployed faces, by the name in their URL. The URL of an HTTP API's `$default` has none."""
    alarms: AlarmsSpec | None = None
    """When somebody is told that something is wrong with a stage; stages may say otherwise, one alarm at a time."""
    dashboard: bool | DashboardSpec | None = None
    """Whether there is a dashboard in CloudWatch about all stages; none when nothing is said."""
    audit: bool | AuditSpec | None = None
    """Whether there is a log of who changes the API and its domains, and when; there is none when nothing is said."""
    domains: Mapping[DomainName, DomainSpec] | None = None
    """Domains of the gateway's own, by name: `api.example.com`. None when nothing is said."""
    plans: Mapping[Name, PlanSpec] | None = None
    """Usage plans, by name: which keys may use which stages, and how much."""
    keys: Mapping[Name, KeySpec] | None = None
    """API keys, by name, where there is more to say than the name that a plan lists."""
    raw: GatewayRaw | None = None
    """Patches over the rendered API; part of what a deployment's identity is made from."""
