"""Rendering: a Template becomes the JSON that CloudFormation reads, with every reference an intrinsic function."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from gatewright.document import Path
from gatewright.template import (
    Deferred,
    Hole,
    Output,
    Parameter,
    Prose,
    Resource,
    Template,
    Transformer,
    Value,
)
from gatewright.template.intrinsic import intrinsic

LARGEST = 1_000_000
"""The largest template, in characters: CloudFormation's limit is in bytes."""


class Rendered(Struct, frozen=True):
    """A template as CloudFormation reads it, and where its parts came from.

    `origins` maps JSON pointers into `body` to paths of the spec.
    """

    body: dict[str, object]
    origins: Mapping[str, Path]


class UnfilledHoleError(LookupError):
    """A template was rendered before one of its holes was filled."""

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


class _Renderer(Transformer):
    """Makes JSON of values and records their origins by JSON pointer."""

    def __init__(self, filled: Mapping[Hole, Value]) -> None:
        self.filled = filled
        self.origins: dict[str, Path] = {}
        self.pointer = ""

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
            body[name] = self.at(f"{pointer}/{name}", attribute)
        body["Properties"] = self.at(f"{pointer}/Properties", resource.properties)
        return body

    def output(self, output: Output) -> dict[str, object]:
        pointer = f"/Outputs/{output.id}"
        self.origins[pointer] = output.origin
        body: dict[str, object] = {"Description": output.description, "Value": self.at(pointer, output.value)}
        if output.export is not None:
            body["Export"] = {"Name": output.export}
        return body

    def at(self, pointer: str, value: Value) -> Value:
        """A value as JSON, whose place in the template is `pointer`."""
        self.pointer = pointer
        return self.value(value)

    def origin(self, path: Path, value: Value) -> Value:
        self.origins[self.pointer] = path
        return self.value(value)

    def prose(self, prose: Prose) -> Value:
        return prose.text

    def mapping(self, mapping: Mapping[str, Value]) -> Value:
        pointer = self.pointer
        return {key: self.at(f"{pointer}/{escape(key)}", item) for key, item in mapping.items()}

    def sequence(self, sequence: Sequence[Value]) -> Value:
        pointer = self.pointer
        return [self.at(f"{pointer}/{index}", item) for index, item in enumerate(sequence)]

    def deferred(self, deferred: Deferred) -> Value:
        if not isinstance(deferred, Hole):
            return self.value(intrinsic(deferred))
        if deferred not in self.filled:
            raise UnfilledHoleError(deferred)
        return self.value(self.filled[deferred])


def escape(key: str) -> str:
    """A key as one step of a JSON pointer."""
    return key.replace("~", "~0").replace("/", "~1")
