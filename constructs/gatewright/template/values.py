"""The Template: CloudFormation as data, before it becomes text or constructs.

Lowering makes Resources of plain values and of the reference types below. A `Hole` is a value that only the app or the
command knows, such as the ARN of a bound name or the bucket of a packaged function. An `Origin` is a value with the
part of the spec that it comes from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from gatewright.document import Path


class Ref(Struct, frozen=True):
    """`Ref`: a resource's or parameter's own value, or a pseudo parameter such as `AWS::Region`."""

    id: str


class GetAtt(Struct, frozen=True):
    """`Fn::GetAtt`: one of a resource's attributes."""

    id: str
    attribute: str


class Import(Struct, frozen=True):
    """`Fn::ImportValue`: an export of another stack."""

    name: Value


class Lookup(Struct, frozen=True):
    """The value of a Systems Manager parameter at deployment: `Ref` of a stack parameter with this id."""

    id: str
    path: str


class Hole(Struct, frozen=True):
    """A value that is filled in later: attribute `arn` of the bound name `partner-auth`."""

    kind: Literal["bind", "asset", "input", "gateway"]
    name: str
    attribute: str


class Text(Struct, frozen=True):
    """Text with references inside; rendered as `Fn::Sub`, in which literal `${` is escaped."""

    parts: tuple[Value, ...]


class Piece(Struct, frozen=True):
    """The part of a text between two separators, such as the name in an ARN: `Fn::Select` of `Fn::Split`."""

    whole: Value
    separator: str
    index: int


class Origin(Struct, frozen=True):
    """A value together with the path in the spec that it came from."""

    path: Path
    value: Value


class Prose(Struct, frozen=True):
    """A text for people, such as a description. It is not part of a deployment's snapshot."""

    text: str


Scalar = str | int | float | bool | None
Value = (
    Scalar
    | Ref
    | GetAtt
    | Import
    | Lookup
    | Hole
    | Text
    | Piece
    | Prose
    | Origin
    | Sequence["Value"]
    | Mapping[str, "Value"]
)
"""The value of a property."""


PARTITION = Ref("AWS::Partition")
REGION = Ref("AWS::Region")
ACCOUNT = Ref("AWS::AccountId")
URL_SUFFIX = Ref("AWS::URLSuffix")


def text(*parts: Value) -> Value:
    """The parts as one text: a plain string if it contains no references."""
    flat: list[Value] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Text) else (part,))
    if all(isinstance(part, str) for part in flat):
        return "".join(str(part) for part in flat)
    return flat[0] if len(flat) == 1 else Text(tuple(flat))


def prose(words: str) -> Prose | None:
    """A text for people; None if it is empty."""
    return Prose(words) if words else None


def piece(whole: Value, separator: str, index: int) -> Value:
    """The part of a text between two separators: a plain string if the text is one."""
    return whole.split(separator)[index] if isinstance(whole, str) else Piece(whole, separator, index)


class Resource(Struct, frozen=True, kw_only=True):
    """One CloudFormation resource, and the part of the spec that it came from."""

    id: str
    type: str
    properties: Mapping[str, Value]
    origin: Path = ()
    depends_on: tuple[str, ...] = ()
    attributes: Mapping[str, Value] = field(default_factory=dict[str, "Value"])
    """Attributes of the resource, such as `DeletionPolicy`."""
    snapshot: str = ""
    """The name of this resource in a deployment's snapshot; empty if it is not part of deployments."""


class Output(Struct, frozen=True, kw_only=True):
    """A stack output; exported under `export` when another stack refers to it."""

    id: str
    value: Value
    description: str
    export: str | None = None
    origin: Path = ()


class Parameter(Struct, frozen=True, kw_only=True):
    """A stack parameter: a value that CloudFormation looks up or receives when it deploys."""

    id: str
    type: str
    description: str
    default: str | None = None
    origin: Path = ()


class Asset(Struct, frozen=True, kw_only=True):
    """A code folder or a file to upload to a bucket before the template is deployed."""

    name: str
    path: str
    origin: Path = ()
    is_file: bool = False
    """Whether it is a file, which is uploaded unchanged; a folder is packaged."""


class Template(Struct, frozen=True, kw_only=True):
    """The template of a stack. Ids are unique across resources, parameters and outputs."""

    description: str = ""
    parameters: tuple[Parameter, ...] = ()
    resources: tuple[Resource, ...] = ()
    outputs: tuple[Output, ...] = ()
    assets: tuple[Asset, ...] = ()
    filled: Mapping[Hole, Value] = field(default_factory=dict[Hole, "Value"])

    def resource(self, id: str) -> Resource:
        """The resource with this logical id."""
        return next(resource for resource in self.resources if resource.id == id)

    def fill(self, holes: Mapping[Hole, Value]) -> Template:
        """The same template with values for some of its holes."""
        return replace(self, filled={**self.filled, **holes})

    def merged(self, other: Template) -> Template:
        """Both templates as one stack, with the first description. Equal parameters are declared once."""
        known = {parameter.id for parameter in self.parameters}
        return Template(
            description=self.description or other.description,
            parameters=self.parameters + tuple(p for p in other.parameters if p.id not in known),
            resources=self.resources + other.resources,
            outputs=self.outputs + other.outputs,
            assets=self.assets + other.assets,
            filled={**self.filled, **other.filled},
        )
