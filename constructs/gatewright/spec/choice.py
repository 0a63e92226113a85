"""Choices: each stage says by a variable which of several things it means."""

from msgspec import Struct

from gatewright.spec.model import model
from gatewright.spec.reference import IdReference, Reference
from gatewright.spec.values.name import VariableName


@model(marker="stage_variable")
class FunctionChoice(Struct, frozen=True, kw_only=True):
    """One of several functions, which each stage chooses by a variable.

    A stage sets its variable to what stands in the list: a name, an ARN, or what follows `ssm`, `import` or `resource`.
    In AWS the variable holds the function's own name then. API Gateway may call all functions of the list.
    """

    stage_variable: VariableName
    """The stage variable."""
    of: tuple[Reference, ...]
    """The functions, all of them in the gateway's own account and region."""


@model(marker="stage_variable")
class LinkChoice(Struct, frozen=True, kw_only=True):
    """One of several VPC links, which each stage chooses by a variable.

    A stage sets its variable to what stands in the list: a name, or what follows `id`, `ssm`, `import` or `resource`.
    In AWS the variable holds the link's id then. A link that only stages know can be replaced and taken away at any
    time, while deployments hold on to those that backends name.
    """

    stage_variable: VariableName
    """The stage variable."""
    of: tuple[Reference | IdReference, ...]
    """The links, all of them of the same kind."""
