"""Rendering: a Template becomes the JSON that CloudFormation reads, with every reference an intrinsic function."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from gatewright.document import Path
from gatewright.template import (
    GetAtt,
    Hole,
    Import,
    Lookup,
    Origin,
    Output,
    Parameter,
    Piece,
    Prose,
    Ref,
    Resource,
    Template,
    Text,
    Value,
)

LARGEST = 1_000_000
"""How many bytes a template may have, roughly: what is not ASCII takes more."""


class Rendered(Struct, frozen=True):
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
