"""Keys that all kinds of spec share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec.default import Derived
from gatewright.spec.environment import EnvironmentSpec
from gatewright.spec.input import InputSpec
from gatewright.spec.model import Json, model
from gatewright.spec.rule import RuleSetting
from gatewright.spec.things import ThingName
from gatewright.spec.values.name import Name, ResourceName

LANGUAGE_VERSION = 1
"""The version of the language that this release reads."""


@model()
class CommonSpec(Struct, frozen=True, kw_only=True):
    """Keys that all kinds of spec share."""

    gatewright: Literal[1]
    """The version of this language."""
    name: Name
    """The name of the gateway, the domain spec or the account spec. Logical IDs in the template start with it."""
    description: str | None = None
    """A description of the gateway, or of what else the spec describes."""
    stack: Annotated[Name | None, Derived("a stack of its own")] = None
    """The name of a stack to share with other specs."""
    tags: Mapping[str, str] | None = None
    """Tags on all resources that support tags."""
    include: tuple[str, ...] | None = None
    """Other files in this spec's folder whose entries are added to this spec's maps. A clash is an error."""
    inputs: Mapping[Name, InputSpec] | None = None
    """Typed input values. Set them per environment or with `--input`."""
    bindings: Mapping[Name, ThingName] | None = None
    """Names that the CDK app or `--bind` binds to AWS resources, and the type of each."""
    resources: Mapping[ResourceName, Json] | None = None
    """CloudFormation resources in the same stack: a table, a queue. `{resource: Name.Attribute}` refers to one."""
    environments: Mapping[Name, EnvironmentSpec] | None = None
    """Environments: the accounts and Regions to deploy to, with their settings."""
    rules: Mapping[Name, RuleSetting] | None = None
    """Severities and waivers of rules, by rule ID or name."""
