"""Values that a gateway is made of: settings that know who set them, and references."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, Literal, TypeVar

from msgspec import Struct

from gatewright.document import Path
from gatewright.spec.reference import ImportReference, ResourceReference, SsmReference

T = TypeVar("T")


ParameterLocation = Literal["path", "query", "header"]
PARAMETER_LOCATIONS: tuple[ParameterLocation, ...] = ("path", "query", "header")


class Setting(Struct, Generic[T], frozen=True):
    """An effective value, and the path that set it; the empty path is the language's default."""

    value: T
    path: Path = ()


class Arn(Struct, frozen=True):
    """A thing in AWS, by its ARN."""

    arn: str


class Id(Struct, frozen=True):
    """A thing in AWS, by the id that it has there."""

    id: str


class Bound(Struct, frozen=True):
    """A thing that the embedding app binds to this name."""

    name: str


Outside = Arn | Bound | SsmReference | ImportReference | ResourceReference
"""A thing that is not of this gateway's own making."""


class Choice(Struct, Generic[T], frozen=True, kw_only=True):
    """One of several things, which each stage chooses by a variable."""

    variable: str
    path: Path
    among: Mapping[str, T]
    """What stages may say, and what each means."""
    places: Mapping[str, Path]
    """Where each is written."""


class StageUrl(Struct, frozen=True):
    """The URL of a gateway's stage: in the same stack, or exported by another one."""

    gateway: str
    stage: str
    same_stack: bool
    environment: str | None
    own: bool = False
    """Whether the gateway refers to itself."""


DeployText = SsmReference | ImportReference | ResourceReference | StageUrl
"""A text that is known when the stack is deployed."""


class StackFact(Struct, frozen=True):
    """What CloudFormation knows of the stack itself."""

    name: Literal["partition", "region", "account", "domain"]


class ArnPart(Struct, frozen=True):
    """What stands between two separators of an ARN: a queue's name, a table's."""

    arn: Outside
    separator: str
    index: int


Part = str | DeployText | Outside | StackFact | ArnPart
"""A part of a longer text."""


class Joined(Struct, frozen=True):
    """A text of which parts are known only when the stack is deployed."""

    parts: tuple[Part, ...]


class Throttle(Struct, frozen=True, kw_only=True):
    """A token bucket; a part that is not said is the account's."""

    rate: float | None
    burst: int | None


class Grant(Struct, frozen=True, kw_only=True):
    """One IAM statement."""

    actions: tuple[str, ...]
    resources: tuple[Part | Joined, ...]
