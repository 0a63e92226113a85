"""Stages: the deployed faces of an API."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from gatewright.spec.alarm import AlarmsSpec
from gatewright.spec.cache import StageCacheSpec
from gatewright.spec.canary import CanarySpec
from gatewright.spec.cloudfront import CloudFrontSpec
from gatewright.spec.firewall import FirewallSpec
from gatewright.spec.logs import LogsSpec
from gatewright.spec.model import Json, Nothing, model
from gatewright.spec.reference import IdReference, Reference
from gatewright.spec.throttle import ThrottleSpec
from gatewright.spec.values.name import VariableName


@model()
class StageSpec(Struct, frozen=True, kw_only=True):
    """A named face of the API with a URL of its own. All stages serve the same deployment."""

    description: str | None = None
    """What the stage is for."""
    variables: Mapping[VariableName, str | int | float | bool] | None = None
    """Stage variables, which backends read as `${stageVariables.name}`. Not a place for secrets."""
    throttle: ThrottleSpec | Nothing | None = None
    """How many requests each route lets through that does not say otherwise; `none` for as many as the account does."""
    cache: StageCacheSpec | None = None
    """A cache for the stage's answers; there is none when nothing is said."""
    logs: LogsSpec | Nothing | None = None
    """What is written about requests; nothing when nothing is said, and for `none`."""
    tracing: bool | None = None
    """Whether requests are traced with X-Ray; they are not when nothing is said."""
    metrics: Literal["detailed", "basic"] | None = None
    """Whether CloudWatch has metrics of every route, which cost extra, or of the stage only; `basic` by default."""
    canary: CanarySpec | None = None
    """How releases are tried with some of the stage's requests before all of them get them."""
    alarms: AlarmsSpec | Nothing | None = None
    """When somebody is told that something is wrong, over what the gateway's `alarms` say; `none` for never."""
    client_certificate: Literal["generate"] | Reference | IdReference | Nothing | None = None
    """A certificate that API Gateway shows to HTTP backends: one that it makes, `{id: a1b2c3}`, or the ARN of one."""
    firewall: FirewallSpec | CloudFrontSpec | Reference | Nothing | None = None
    """The firewall in front of the stage: one of this spec's, a web ACL in the API's region, or one in place.

    HTTP and WebSocket APIs have one behind CloudFront only: `{cloudfront: main}`.
    """
    tags: Mapping[str, str] | None = None
    """Tags on the stage, besides the gateway's own."""
    raw: Json | None = None
    """CloudFormation properties of the stage that are merged over the rendered ones.

    They are those of `AWS::ApiGateway::Stage`, or of `AWS::ApiGatewayV2::Stage` in HTTP and WebSocket APIs.
    """
