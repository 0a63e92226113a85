"""The Template: CloudFormation as data, before it becomes text or constructs.

A lowering builds Resources out of plain values and the reference types below. Nothing here is rendered yet:
`Hole`s stand for what only the caller knows (the ARN behind a bound name, the bucket of a packaged function), and
every `Origin` remembers which part of the spec a value came from.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from gatewright.document import Path


@dataclass(frozen=True)
class Ref:
    """`Ref`: a resource's or parameter's own value, or a pseudo parameter such as `AWS::Region`."""

    id: str


@dataclass(frozen=True)
class GetAtt:
    """`Fn::GetAtt`: one of a resource's attributes."""

    id: str
    attribute: str


@dataclass(frozen=True)
class Import:
    """`Fn::ImportValue`: what another stack exports."""

    name: Value


@dataclass(frozen=True)
class Lookup:
    """What a Systems Manager parameter holds when the stack is deployed: `Ref` of a stack parameter with this id."""

    id: str
    path: str


@dataclass(frozen=True)
class Hole:
    """A value that the caller fills in: attribute `arn` of the bound name `partner-auth`."""

    kind: Literal["bind", "asset", "input", "gateway"]
    name: str
    attribute: str


@dataclass(frozen=True)
class Text:
    """Text with references inside; rendered as `Fn::Sub`, in which literal `${` is escaped."""

    parts: tuple[Value, ...]


@dataclass(frozen=True)
class Piece:
    """What stands between two separators of a text: the name in an ARN. `Fn::Select` of `Fn::Split`."""

    whole: Value
    separator: str
    index: int


@dataclass(frozen=True)
class Origin:
    """A value together with the path in the spec that it came from."""

    path: Path
    value: Value


@dataclass(frozen=True)
class Prose:
    """Text for people: it goes into the template and is no part of what a deployment is made of."""

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
"""What a property can hold."""

LARGEST = 1_000_000
"""How many bytes a template may have, roughly: what is not ASCII takes more."""

PARTITION = Ref("AWS::Partition")
REGION = Ref("AWS::Region")
ACCOUNT = Ref("AWS::AccountId")
URL_SUFFIX = Ref("AWS::URLSuffix")


def text(*parts: Value) -> Value:
    """The parts as one text: a plain string if nothing in it has to be resolved."""
    flat: list[Value] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Text) else (part,))
    if all(isinstance(part, str) for part in flat):
        return "".join(str(part) for part in flat)
    return flat[0] if len(flat) == 1 else Text(tuple(flat))


def piece(whole: Value, separator: str, index: int) -> Value:
    """What stands between two separators of a text: plain where the text is."""
    return whole.split(separator)[index] if isinstance(whole, str) else Piece(whole, separator, index)


@dataclass(frozen=True, kw_only=True)
class Resource:
    """One CloudFormation resource, and the part of the spec that it came from."""

    id: str
    type: str
    properties: Mapping[str, Value]
    origin: Path = ()
    depends_on: tuple[str, ...] = ()
    attributes: Mapping[str, Value] = field(default_factory=dict[str, "Value"])
    """Attributes beside the properties: `DeletionPolicy` and the like."""
    snapshot: str = ""
    """What a deployment of the API calls this part of itself; nothing if it is no part of it."""


@dataclass(frozen=True, kw_only=True)
class Output:
    """A stack output; exported under `export` when another stack refers to it."""

    id: str
    value: Value
    description: str
    export: str | None = None
    origin: Path = ()


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A stack parameter: a value that CloudFormation looks up or is given when it deploys."""

    id: str
    type: str
    description: str
    default: str | None = None
    origin: Path = ()


@dataclass(frozen=True, kw_only=True)
class Asset:
    """A folder of code that has to reach a bucket before the template can be deployed."""

    name: str
    folder: str
    origin: Path = ()


@dataclass(frozen=True, kw_only=True)
class Template:
    """A stack's worth of CloudFormation. Ids are unique across resources, parameters and outputs."""

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
        """Both templates as one stack. The first description stands; equal parameters are declared once."""
        known = {parameter.id for parameter in self.parameters}
        return Template(
            description=self.description or other.description,
            parameters=self.parameters + tuple(p for p in other.parameters if p.id not in known),
            resources=self.resources + other.resources,
            outputs=self.outputs + other.outputs,
            assets=self.assets + other.assets,
            filled={**self.filled, **other.filled},
        )


def references(value: Value, origin: Path = ()) -> Iterator[tuple[Value, Path]]:
    """Every reference inside a value, with the part of the spec that it came from."""
    match value:
        case str() | int() | float() | None | Prose():
            return
        case Origin(path, inner):
            yield from references(inner, path)
        case Mapping():
            for item in value.values():
                yield from references(item, origin)
        case Text(parts):
            yield from references(parts, origin)
        case Piece(whole):
            yield from references(whole, origin)
        case Sequence():
            for item in value:
                yield from references(item, origin)
        case _:
            yield value, origin


@dataclass(frozen=True)
class Rendered:
    """A template as CloudFormation reads it, and where its parts came from.

    `origins` maps JSON pointers into `body` to paths of the spec.
    """

    body: dict[str, object]
    origins: Mapping[str, Path]


class UnfilledHoleError(LookupError):
    """A template was rendered before somebody said what stands behind a bound name."""

    def __init__(self, hole: Hole) -> None:
        super().__init__(f"nothing was given for {hole.attribute!r} of {hole.name!r}")
        self.hole = hole


def render(template: Template, source_of: Callable[[Path], str] | None = None) -> Rendered:
    """CloudFormation's JSON for a template.

    With `source_of`, which names the file and line of a path, each resource's Metadata says where it came from.
    """
    renderer = _Renderer(template.filled)
    body: dict[str, object] = {"AWSTemplateFormatVersion": "2010-09-09"}
    if template.description:
        body["Description"] = template.description
    if template.parameters:
        body["Parameters"] = {p.id: renderer.parameter(p) for p in template.parameters}
    body["Resources"] = {r.id: renderer.resource(r, source_of) for r in template.resources}
    if template.outputs:
        body["Outputs"] = {o.id: renderer.output(o) for o in template.outputs}
    return Rendered(body, renderer.origins)


def to_json(body: object) -> str:
    """Deterministic JSON text, ending in a newline: readable, unless that would make it too large to deploy."""
    text = json.dumps(body, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    if len(text) <= LARGEST:
        return text
    return json.dumps(body, separators=(",", ":"), ensure_ascii=False, allow_nan=False) + "\n"


class _Renderer:
    """Walks values once, turning references into intrinsics and noting origins by JSON pointer."""

    def __init__(self, filled: Mapping[Hole, Value]) -> None:
        self.filled = filled
        self.origins: dict[str, Path] = {}

    def parameter(self, parameter: Parameter) -> dict[str, object]:
        self.origins[f"/Parameters/{parameter.id}"] = parameter.origin
        body: dict[str, object] = {"Type": parameter.type, "Description": parameter.description}
        if parameter.default is not None:
            body["Default"] = parameter.default
        return body

    def resource(self, resource: Resource, source_of: Callable[[Path], str] | None) -> dict[str, object]:
        pointer = f"/Resources/{resource.id}"
        self.origins[pointer] = resource.origin
        body: dict[str, object] = {"Type": resource.type}
        if source_of is not None:
            body["Metadata"] = {"Gatewright": {"Source": source_of(resource.origin)}}
        if resource.depends_on:
            body["DependsOn"] = list(resource.depends_on)
        for name, attribute in resource.attributes.items():
            body[name] = self.value(attribute, f"{pointer}/{name}")
        body["Properties"] = self.value(resource.properties, f"{pointer}/Properties")
        return body

    def output(self, output: Output) -> dict[str, object]:
        pointer = f"/Outputs/{output.id}"
        self.origins[pointer] = output.origin
        body: dict[str, object] = {"Description": output.description, "Value": self.value(output.value, pointer)}
        if output.export is not None:
            body["Export"] = {"Name": output.export}
        return body

    def value(self, value: Value, pointer: str) -> object:
        match value:
            case str() | int() | float() | None:
                return value
            case Origin(path, inner):
                self.origins[pointer] = path
                return self.value(inner, pointer)
            case Prose(prose):
                return prose
            case Mapping():
                return {key: self.value(item, f"{pointer}/{escape(key)}") for key, item in value.items()}
            case Sequence():
                return [self.value(item, f"{pointer}/{index}") for index, item in enumerate(value)]
            case _:
                return self._reference(value, pointer)

    def _reference(self, reference: Ref | GetAtt | Import | Lookup | Hole | Text | Piece, pointer: str) -> object:
        match reference:
            case Ref(id) | Lookup(id):
                return {"Ref": id}
            case GetAtt(id, attribute):
                return {"Fn::GetAtt": [id, attribute]}
            case Import(name):
                return {"Fn::ImportValue": self.value(name, pointer)}
            case Text(parts):
                return self._text(parts, pointer)
            case Piece(whole, separator, index):
                return {"Fn::Select": [index, {"Fn::Split": [separator, self.value(whole, pointer)]}]}
            case Hole():
                if reference not in self.filled:
                    raise UnfilledHoleError(reference)
                return self.value(self.filled[reference], pointer)

    def _text(self, parts: tuple[Value, ...], pointer: str) -> object:
        pattern: list[str] = []
        variables: dict[str, object] = {}
        for part in parts:
            match part:
                case str():
                    pattern.append(part.replace("${", "${!"))
                case Ref(id) | Lookup(id):
                    pattern.append(f"${{{id}}}")
                case GetAtt(id, attribute):
                    pattern.append(f"${{{id}.{attribute}}}")
                case _:
                    name = f"Part{len(variables) + 1}"
                    variables[name] = self.value(part, pointer)
                    pattern.append(f"${{{name}}}")
        joined = "".join(pattern)
        return {"Fn::Sub": [joined, variables] if variables else joined}


def escape(key: str) -> str:
    """A key as one step of a JSON pointer."""
    return key.replace("~", "~0").replace("/", "~1")
