"""Plain CloudFormation that a spec brings along, with its references turned to this stack's ids."""

import re
from collections.abc import Iterator, Mapping
from typing import cast

from gatewright.document.plain_data import is_list, is_mapping
from gatewright.gateway import Unit
from gatewright.lower.ids import Ids
from gatewright.template import Resource, Scalar, Value

_IN_SUB = re.compile(r"\$\{([A-Za-z0-9]+)((?:\.[A-Za-z0-9.]+)?)\}")


def plain_resources(unit: Unit, ids: Ids) -> Iterator[Resource]:
    """The spec's own resources, under ids of this unit."""
    renaming = {resource.name: ids.plain(resource.name) for resource in unit.resources}
    for resource in unit.resources:
        body = _renamed(resource.body, renaming)
        assert isinstance(body, Mapping)
        properties = body.get("Properties", {})
        assert isinstance(properties, Mapping)
        attributes = {key: value for key, value in body.items() if key not in ("Type", "Properties", "Metadata")}
        yield Resource(
            id=renaming[resource.name],
            type=str(body["Type"]),
            properties=properties,
            origin=resource.path,
            attributes=attributes,
        )


def _renamed(value: object, renaming: Mapping[str, str]) -> Value:
    """The value with `Ref`, `Fn::GetAtt`, `Fn::Sub` and `DependsOn` naming the resources' ids in the stack."""
    if is_list(value):
        return [_renamed(item, renaming) for item in value]
    if not is_mapping(value):
        return cast(Scalar, value)
    if len(value) == 1:
        ((key, item),) = value.items()
        intrinsic = _intrinsic(key, item, renaming)
        if intrinsic is not None:
            return {key: intrinsic}
    return {
        key: _depends_on(item, renaming) if key == "DependsOn" else _renamed(item, renaming)
        for key, item in value.items()
    }


def _intrinsic(function: str, argument: object, renaming: Mapping[str, str]) -> Value:
    """What an intrinsic function is called with, if it is one that names resources."""
    if isinstance(argument, str):
        match function:
            case "Ref":
                return renaming.get(argument, argument)
            case "Fn::GetAtt":
                owner, _, attribute = argument.partition(".")
                return [renaming.get(owner, owner), attribute]
            case "Fn::Sub":
                return _sub(argument, renaming)
            case _:
                return None
    if is_list(argument) and argument and isinstance(argument[0], str):
        first, rest = argument[0], [_renamed(item, renaming) for item in argument[1:]]
        if function == "Fn::GetAtt":
            return [renaming.get(first, first), *rest]
        if function == "Fn::Sub":
            return [_sub(first, renaming), *rest]
    return None


def _sub(pattern: str, renaming: Mapping[str, str]) -> str:
    return _IN_SUB.sub(lambda match: f"${{{renaming.get(match[1], match[1])}{match[2]}}}", pattern)


def _depends_on(value: object, renaming: Mapping[str, str]) -> Value:
    names = [str(name) for name in value] if is_list(value) else [str(value)]
    return [renaming.get(name, name) for name in names]
