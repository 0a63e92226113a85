"""The rendering of a release: the resources of which CloudFormation can make its API again.

A stage can serve a release that the spec has moved on from. So a release keeps the resources of its API, and those that
they need: functions, roles, permissions. They are stored as in a plain template, with logical ids that leave out the
gateway's prefix, so that they fit into a CDK app, another account and another Region.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from msgspec import Struct

from gatewright.document import Path
from gatewright.document.plain_data import is_list, is_mapping
from gatewright.ledger.snapshot import is_frozen
from gatewright.template import (
    Deferred,
    GetAtt,
    Hole,
    Import,
    Lookup,
    Piece,
    Prose,
    Ref,
    Resource,
    Template,
    Text,
    Transformer,
    Value,
    references,
    walk,
)

_MARK = "="
"""What the name of a value of CloudFormation begins with, beside plain keys."""

_OWN = "~"
"""What stands for the gateway's prefix of logical ids."""

PERMISSION = "AWS::Lambda::Permission"

_NOT_KEPT = ("::Stage", "::Deployment")
"""Ends of the types of resources that an API is not made of: they follow the spec and the ledger."""


_CHOOSER = re.compile(r':function:(?:", ")?\$\{stageVariables\.(\w+)\}|onnectionId": "\$\{stageVariables\.(\w+)\}"')
"""What a stage variable that chooses stands in: the ARN of a function, or the VPC link of an integration."""


class Rendering(Struct, frozen=True, kw_only=True):
    """The resources of a release, for one prefix of logical ids."""

    api: tuple[Resource, ...]
    """Everything that a deployment freezes, the API first."""
    around: tuple[Resource, ...] = ()
    """What the API needs: functions, their roles and log groups, permissions."""


class StoredRelease(Struct, frozen=True, kw_only=True):
    """A release with its rendering, for any prefix of logical ids."""

    id: int
    data: Mapping[str, object]

    def rendering(self, prefix: str) -> Rendering:
        """The resources.

        Raises:
            ValueError: The data is not what `stored` makes.
        """
        try:
            return Rendering(
                api=tuple(_resource(each, prefix) for each in _items(self.data["api"])),
                around=tuple(_resource(each, prefix) for each in _items(self.data["around"])),
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"the data has no rendering: {error}") from error

    @property
    def code(self) -> Mapping[str, str]:
        """The folder of the code of each function that the API needs, by the function's name, seen from the spec."""
        return {name: str(path) for name, path in _members(self.data.get("code", {})).items()}

    @property
    def choosers(self) -> frozenset[str]:
        """The stage variables that choose a function or a VPC link: their values are names that the stack gives."""
        return frozenset(name for found in _CHOOSER.findall(json.dumps(self.data.get("api"))) for name in found if name)


def stored(template: Template, prefix: str) -> dict[str, object]:
    """What is kept of a template for a release, as plain data. `prefix` is that of the template's logical ids."""
    api = [resource for resource in template.resources if is_frozen(resource)]
    around = list(_around(template, api))
    encode = _Encoder(prefix, frozenset(resource.id for resource in template.resources))
    return {
        "api": [encode.resource(resource) for resource in api],
        "around": [encode.resource(resource) for resource in around],
        "code": {asset.name: asset.path for asset in template.assets if asset.name in _packaged(around)},
    }


def _packaged(resources: Sequence[Resource]) -> frozenset[str]:
    """The names of the functions whose code resources refer to."""
    holes = (hole for resource in resources for hole, _ in walk(resource.properties, (), Hole))
    return frozenset(hole.name for hole in holes if hole.kind == "asset")


def _around(template: Template, api: Sequence[Resource]) -> Iterator[Resource]:
    """The other resources that an API refers to, with those that they refer to, and permissions to call them."""
    others = {
        resource.id: resource
        for resource in template.resources
        if not is_frozen(resource) and not resource.type.endswith(_NOT_KEPT)
    }
    needed: dict[str, None] = {}
    found = [id for resource in api for id in _ids(resource)]
    while found:
        id = found.pop()
        if id in others and id not in needed:
            needed[id] = None
            found += _ids(others[id])
    for resource in template.resources:
        calls = [id for id in _ids(resource) if id in others]
        if resource.id in needed or (resource.type == PERMISSION and all(id in needed for id in calls)):
            yield resource


def _ids(resource: Resource) -> list[str]:
    """The logical ids that a resource refers to."""
    found = [reference.id for reference, _ in references(resource.properties) if isinstance(reference, Ref | GetAtt)]
    return [*resource.depends_on, *found]


class _Encoder(Transformer):
    """Makes plain data of values."""

    def __init__(self, prefix: str, own: frozenset[str]) -> None:
        self._prefix = prefix
        self._own = own

    def resource(self, resource: Resource) -> dict[str, object]:
        properties = self.value(resource.properties)
        data: dict[str, object] = {
            "id": self.id(resource.id),
            "type": resource.type,
            "properties": properties,
            "depends_on": [self.id(id) for id in resource.depends_on],
            "attributes": self.value(resource.attributes),
            "snapshot": resource.snapshot,
        }
        return {name: value for name, value in data.items() if value or name == "properties"}

    def id(self, id: str) -> str:
        """A logical id. Other ids are those of pseudo parameters, and of other gateways in the stack."""
        return _OWN + id.removeprefix(self._prefix) if id in self._own else id

    def origin(self, path: Path, value: Value) -> Value:
        return self.value(value)

    def prose(self, prose: Prose) -> Value:
        return {f"{_MARK}Prose": prose.text}

    def mapping(self, mapping: Mapping[str, Value]) -> Value:
        return {f"{_MARK}{key}" if key.startswith(_MARK) else key: self.value(item) for key, item in mapping.items()}

    def deferred(self, deferred: Deferred) -> Value:
        match deferred:
            case Ref(id):
                return {f"{_MARK}Ref": self.id(id)}
            case GetAtt(id, attribute):
                return {f"{_MARK}GetAtt": [self.id(id), attribute]}
            case Import(name):
                return {f"{_MARK}Import": self.value(name)}
            case Lookup(id, path):
                return {f"{_MARK}Lookup": [_OWN + id.removeprefix(self._prefix), path]}
            case Hole(kind, name, attribute):
                return {f"{_MARK}Hole": [kind, name, attribute]}
            case Text(parts):
                return {f"{_MARK}Text": [self.value(part) for part in parts]}
            case Piece(whole, separator, index):
                return {f"{_MARK}Piece": [self.value(whole), separator, index]}


def _resource(data: object, prefix: str) -> Resource:
    members = _members(data)
    return Resource(
        id=_id(members["id"], prefix),
        type=str(members["type"]),
        properties={name: _value(value, prefix) for name, value in _members(members["properties"]).items()},
        depends_on=tuple(_id(id, prefix) for id in _items(members.get("depends_on", []))),
        attributes={name: _value(value, prefix) for name, value in _members(members.get("attributes", {})).items()},
        snapshot=str(members.get("snapshot", "")),
    )


def _value(data: object, prefix: str) -> Value:
    if is_list(data):
        return [_value(item, prefix) for item in data]
    if not is_mapping(data):
        return cast("Value", data)
    name, inner = next(iter(data.items()), ("", None))
    if len(data) == 1 and name.startswith(_MARK) and not name.startswith(_MARK * 2):
        return _deferred(name.removeprefix(_MARK), inner, prefix)
    return {key.removeprefix(_MARK): _value(item, prefix) for key, item in data.items()}


def _deferred(name: str, data: object, prefix: str) -> Value:
    parts = data if is_list(data) else []
    match name, parts:
        case "Ref", _:
            return Ref(_id(data, prefix))
        case "GetAtt", [id, attribute]:
            return GetAtt(_id(id, prefix), str(attribute))
        case "Import", _:
            return Import(_value(data, prefix))
        case "Lookup", [id, path]:
            return Lookup(_id(id, prefix), str(path))
        case "Hole", [kind, hole, attribute] if kind in ("bind", "asset", "input", "gateway"):
            return Hole(kind, str(hole), str(attribute))
        case "Text", _:
            return Text(tuple(_value(part, prefix) for part in parts))
        case "Piece", [whole, separator, int() as index]:
            return Piece(_value(whole, prefix), str(separator), index)
        case "Prose", _:
            return Prose(str(data))
        case _:
            raise ValueError(f"{name!r} is unknown in a rendering")


def _id(id: object, prefix: str) -> str:
    text = str(id)
    return prefix + text.removeprefix(_OWN) if text.startswith(_OWN) else text


def _items(data: object) -> Sequence[object]:
    if not is_list(data):
        raise TypeError("a list is missing")
    return data


def _members(data: object) -> Mapping[str, object]:
    if not is_mapping(data):
        raise TypeError("a mapping is missing")
    return data
