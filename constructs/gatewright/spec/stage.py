"""Stages: the deployed faces of an API."""

from collections.abc import Mapping

from gatewright.spec.model import Json, model
from gatewright.spec.values.name import VariableName


@model()
class StageSpec:
    """A named face of the API with a URL of its own. All stages serve the same deployment."""

    description: str | None = None
    """What the stage is for."""
    variables: Mapping[VariableName, str | int | float | bool] | None = None
    """Stage variables, which backends read as `${stageVariables.name}`. Not a place for secrets."""
    tags: Mapping[str, str] | None = None
    """Tags on the stage, besides the gateway's own."""
    raw: Json | None = None
    """CloudFormation properties of `AWS::ApiGateway::Stage` that are merged over the rendered ones."""
