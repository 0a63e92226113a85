"""Stages: deployed versions of an API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec import nouns
from gatewright.spec.default import OFF, Default, Derived
from gatewright.spec.kind import HTTP, USE_CLOUDFRONT, V2, Lack
from gatewright.spec.model import Json, Nothing, model
from gatewright.spec.reference import IdReference, Reference
from gatewright.spec.values.name import VariableName


@model(
    lacks=(
        Lack(V2, "caching", USE_CLOUDFRONT, key="cache"),
        Lack(V2, "X-Ray tracing", "trace in the functions", key="tracing"),
        Lack(
            V2,
            "canaries",
            "split the function's `traffic`, or put weighted DNS records in front of two APIs",
            key="canary",
        ),
        Lack(HTTP, "client certificates", "sign requests in a function, or use a VPC link", key="client_certificate"),
        Lack(
            V2,
            "a firewall on the stage",
            "write `firewall: {cloudfront: NAME}`, for CloudFront and the firewall in front of the stage",
            key="firewall",
            unless="cloudfront",
        ),
    ),
)
class StageSpec(Struct, frozen=True, kw_only=True):
    """A deployed version of the API with its own URL. All stages serve the same deployment."""

    description: str | None = None
    """A description of the stage."""
    variables: Mapping[VariableName, str | int | float | bool] | None = None
    """Stage variables. Backends read them as `${stageVariables.name}`. Do not store secrets in them."""
    throttle: Annotated[
        nouns.throttle.ThrottleSpec | Nothing | None, Derived("`throttle` in `defaults`, or the account's limits")
    ] = None
    """The rate and burst limits of each route that does not set its own.

    `none` removes them, so that only the account's limits apply.
    """
    cache: Annotated[nouns.cache.StageCacheSpec | None, Derived("no cache")] = None
    """The response cache of the stage."""
    logs: Annotated[nouns.logs.LogsSpec | Nothing | None, Derived("no logs")] = None
    """Access and execution logs. `none` disables them."""
    tracing: Annotated[bool | None, OFF] = None
    """Enables X-Ray tracing."""
    metrics: Annotated[Literal["detailed", "basic"] | None, Default("basic")] = None
    """CloudWatch metrics: `basic` for the stage, `detailed` for each route at extra cost."""
    canary: nouns.canary.CanarySpec | None = None
    """How `gatewright watch` tries a canary release on this stage."""
    alarms: nouns.alarm.AlarmsSpec | Nothing | None = None
    """CloudWatch alarms of this stage. They override the gateway's `alarms`; `none` disables all of them."""
    client_certificate: Annotated[
        Literal["generate"] | Reference | IdReference | Nothing | None, Derived("no certificate")
    ] = None
    """The client certificate that API Gateway presents to HTTP backends.

    `generate` creates one. Use `{id: a1b2c3}` or an ARN for an existing certificate.
    """
    firewall: Annotated[
        nouns.firewall.FirewallSpec | nouns.cloudfront.CloudFrontSpec | Reference | Nothing | None,
        Derived("no firewall"),
    ] = None
    """The AWS WAF web ACL (firewall) of the stage: one of this spec's, an ARN, or inline.

    HTTP and WebSocket APIs support a firewall on CloudFront only: `{cloudfront: main}`.
    """
    tags: Mapping[str, str] | None = None
    """Tags on the stage, in addition to the gateway's."""
    raw: Json | None = None
    """CloudFormation properties that are merged over the rendered stage.

    They are those of `AWS::ApiGateway::Stage`, or of `AWS::ApiGatewayV2::Stage` in HTTP and WebSocket APIs.
    """
