"""Choices: each stage chooses one of several things by a stage variable."""

from __future__ import annotations

from msgspec import Struct

from gatewright.spec.kind import HTTP, Lack
from gatewright.spec.model import model
from gatewright.spec.reference import IdReference, Reference
from gatewright.spec.values.name import VariableName


@model(marker="stage_variable")
class FunctionChoice(Struct, frozen=True, kw_only=True):
    """One of several functions, which each stage chooses by a stage variable.

    A stage sets the variable to an item of the list: a name, an ARN, or the value of `ssm`, `import` or `resource`. In
    AWS the variable holds the function's name. API Gateway receives permission to invoke every function of the list.
    """

    stage_variable: VariableName
    """The stage variable."""
    of: tuple[Reference, ...]
    """The functions. They must be in the gateway's account and Region."""


@model(
    marker="stage_variable",
    lacks=(Lack(HTTP, "VPC links that stages choose", "write the name of one link", key="stage_variable"),),
)
class LinkChoice(Struct, frozen=True, kw_only=True):
    """One of several VPC links, which each stage chooses by a stage variable.

    A stage sets the variable to an item of the list: a name, or the value of `id`, `ssm`, `import` or `resource`. In
    AWS the variable holds the link's ID. Such a link can be replaced or deleted at any time, while deployments retain
    the links that backends refer to.
    """

    stage_variable: VariableName
    """The stage variable."""
    of: tuple[Reference | IdReference, ...]
    """The VPC links, all of the same version."""
