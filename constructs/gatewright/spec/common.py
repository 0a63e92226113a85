"""What every spec says, of whatever kind it is."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

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
    """What every spec says."""

    gatewright: Literal[1]
    """The version of this language."""
    name: Name
    """The gateway's name, or that of what else the spec is about. Logical ids in the template are made from it."""
    description: str | None = None
    """What it is for."""
    stack: Name | None = None
    """A stack to share with other specs that name it; a stack of its own when nothing is said."""
    tags: Mapping[str, str] | None = None
    """Tags on everything that can carry them."""
    include: tuple[str, ...] | None = None
    """Other files in this spec's folder whose entries are added to this spec's maps. A clash is an error."""
    inputs: Mapping[Name, InputSpec] | None = None
    """Typed values that environments and callers may set."""
    bindings: Mapping[Name, ThingName] | None = None
    """Names that the CDK app which embeds this spec binds to constructs, and what each is."""
    resources: Mapping[ResourceName, Json] | None = None
    """Plain CloudFormation in the same stack: a table, a queue. `{resource: Name.Attribute}` refers to it."""
    environments: Mapping[Name, EnvironmentSpec] | None = None
    """Where it is deployed, and what differs there."""
    rules: Mapping[Name, RuleSetting] | None = None
    """Rules of the linter, by id or name, that are taken otherwise here."""
