"""Stages: the deployed faces of an API."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from gatewright.spec.cache import StageCacheSpec
from gatewright.spec.logs import LogsSpec
from gatewright.spec.model import Json, model
from gatewright.spec.reference import Reference
from gatewright.spec.throttle import ThrottleSpec
from gatewright.spec.values.name import VariableName


@model()
class StageSpec(Struct, frozen=True, kw_only=True):
    """A named face of the API with a URL of its own. All stages serve the same deployment."""

    description: str | None = None
    """What the stage is for."""
    variables: Mapping[VariableName, str | int | float | bool] | None = None
    """Stage variables, which backends read as `${stageVariables.name}`. Not a place for secrets."""
    throttle: ThrottleSpec | None = None
    """How many requests each route lets through that does not say otherwise."""
    cache: StageCacheSpec | None = None
    """A cache for the stage's answers; there is none when nothing is said."""
    logs: LogsSpec | None = None
    """What is written about requests."""
    tracing: bool | None = None
    """Whether requests are traced with X-Ray; they are not when nothing is said."""
    metrics: Literal["detailed", "basic"] | None = None
    """Whether CloudWatch has metrics of every route, which cost extra, or of the stage only; `basic` by default."""
    client_certificate: Literal["generate"] | Reference | None = None
    """A certificate that API Gateway shows to HTTP backends: one that it makes, or the id or ARN of one."""
    tags: Mapping[str, str] | None = None
    """Tags on the stage, besides the gateway's own."""
    raw: Json | None = None
    """CloudFormation properties of `AWS::ApiGateway::Stage` that are merged over the rendered ones."""
