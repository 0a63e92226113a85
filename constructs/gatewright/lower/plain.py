"""Plain CloudFormation that a spec brings along, with its references turned to this stack's ids."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from gatewright.gateway import Gateway
from gatewright.lower.ids import Ids
from gatewright.template import Resource

_IN_SUB = re.compile(r"\$\{([A-Za-z0-9]+)((?:\.[A-Za-z0-9.]+)?)\}")


def plain_resources(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The spec's own resources, under ids of this gateway."""
    renaming = {resource.name: ids.plain(resource.name) for resource in gateway.resources}
    for resource in gateway.resources:
        body = _renamed(resource.body, renaming)
        attributes = {key: value for key, value in body.items() if key not in ("Type", "Properties", "Metadata")}
        yield Resource(
            id=renaming[resource.name],
            type=str(body["Type"]),
            properties=body.get("Properties", {}),
            origin=resource.path,
            attributes=attributes,
        )


def _renamed(value: Any, renaming: Mapping[str, str]) -> Any:
    """The value with `Ref`, `Fn::GetAtt`, `Fn::Sub` and `DependsOn` naming the resources' ids in the stack."""
    if isinstance(value, list):
        return [_renamed(item, renaming) for item in value]
    if not isinstance(value, dict):
        return value
    match value:
        case {"Ref": str(name), **rest} if not rest:
            return {"Ref": renaming.get(name, name)}
        case {"Fn::GetAtt": [str(name), *attribute], **rest} if not rest:
            return {"Fn::GetAtt": [renaming.get(name, name), *attribute]}
        case {"Fn::GetAtt": str(dotted), **rest} if not rest:
            owner, _, inner = dotted.partition(".")
            return {"Fn::GetAtt": [renaming.get(owner, owner), inner]}
        case {"Fn::Sub": str(pattern), **rest} if not rest:
            return {"Fn::Sub": _sub(pattern, renaming)}
        case {"Fn::Sub": [str(pattern), variables], **rest} if not rest:
            return {"Fn::Sub": [_sub(pattern, renaming), _renamed(variables, renaming)]}
    return {
        key: _depends_on(item, renaming) if key == "DependsOn" else _renamed(item, renaming)
        for key, item in value.items()
    }


def _sub(pattern: str, renaming: Mapping[str, str]) -> str:
    return _IN_SUB.sub(lambda match: f"${{{renaming.get(match[1], match[1])}{match[2]}}}", pattern)


def _depends_on(value: Any, renaming: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [renaming.get(name, name) for name in value]
    return renaming.get(value, value)
