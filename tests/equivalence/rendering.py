"""Specs, rendered both ways."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from equivalence.reading import PARTS, read_back
from equivalence.words import Json
from gatewright.compile import Compilation, Request, compile_spec, environments
from gatewright.compose.specfile import SpecFile, open_spec
from gatewright.document import Entry, MappingNode, ScalarNode
from gatewright.document.plain_data import is_list, is_mapping
from gatewright.spec.targets import file_name
from gatewright.template.rendering import render
from test_cases import filled

_MADE = ("Deployment", "DocumentationPart", "DocumentationVersion")
"""What is made of an API, and in other ways in each rendering."""


def as_written(path: Path, kind: str) -> Iterator[tuple[str, SpecFile, str | None]]:
    """A spec for each of its environments, with a name for each, if it is of this kind."""
    file = open_spec(path)
    written = file.document.root.get("kind") if file.document else None
    is_meant = isinstance(written, ScalarNode) and written.value == kind
    for environment in environments(file) if is_meant else ():
        yield file_name(path.stem, environment), file, environment


def compiled(file: SpecFile, environment: str | None, rendering: str) -> Compilation:
    """The spec in a rendering, whichever it asks for itself."""
    assert file.document is not None
    root = file.document.root
    place = root.entries["name"].key_place
    entries = {**root.entries, "render": Entry(place, ScalarNode(rendering, place, rendering))}
    document = replace(file.document, root=MappingNode(entries, root.place))
    return compile_spec(replace(file, document=document), Request(environment=environment))


def resources_of(compilation: Compilation) -> Json:
    """The resources of the template, as CloudFormation reads them."""
    assert compilation.template is not None
    body: Any = render(filled(compilation.template, compilation)).body
    resources: Json = body["Resources"]
    return resources


def document_of(resources: Json) -> Json:
    """The API that a template describes, in either rendering."""
    (api,) = (each["Properties"] for each in resources.values() if each["Type"] == "AWS::ApiGateway::RestApi")
    if "Body" not in api:
        return read_back(resources)
    beside = {name: value for name, value in api.items() if name not in ("Body", "Mode", "Parameters")}
    return {**api["Body"], "properties": beside}


def rest_of(resources: Json) -> Json:
    """Everything in a template that is not the API: stages, permissions, roles, plans.

    Deployments have ids that tell renderings apart, and wait for other things in each.
    """
    (deployment,) = (id for id, each in resources.items() if each["Type"] == "AWS::ApiGateway::Deployment")
    parts = {f"AWS::ApiGateway::{name}" for name in (*PARTS, *_MADE)}
    rest = {id: each for id, each in resources.items() if each["Type"] not in parts}
    renamed: Json = _renamed(rest, deployment)
    return renamed


def _renamed(value: Any, deployment: str) -> Any:
    if is_mapping(value):
        return {key: _renamed(item, deployment) for key, item in value.items()}
    if is_list(value):
        return [_renamed(item, deployment) for item in value]
    return "Deployment" if value == deployment else value
