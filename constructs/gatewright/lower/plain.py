"""Resources that a spec defines in plain CloudFormation."""

import re
from collections.abc import Iterator, Mapping
from typing import cast

from gatewright.gateway import Unit
from gatewright.lower.ids import Ids
from gatewright.template import Resource, Transformer, Value

_IN_SUB = r"\$\{([A-Za-z0-9]+)((?:\.[A-Za-z0-9.]+)?)\}"


def plain_resources(unit: Unit, ids: Ids) -> Iterator[Resource]:
    """The spec's own resources, with logical ids of this unit."""
    renamed = {resource.name: ids.plain(resource.name) for resource in unit.resources}
    for resource in unit.resources:
        body = _Renaming(renamed).value(cast("Value", resource.body))
        assert isinstance(body, Mapping)
        properties = body.get("Properties", {})
        assert isinstance(properties, Mapping)
        attributes = {key: value for key, value in body.items() if key not in ("Type", "Properties", "Metadata")}
        yield Resource(
            id=renamed[resource.name],
            type=str(body["Type"]),
            properties=properties,
            origin=resource.path,
            attributes=attributes,
        )


class _Renaming(Transformer):
    """Puts the logical ids of the stack into `Ref`, `Fn::GetAtt`, `Fn::Sub` and `DependsOn`."""

    def __init__(self, renamed: Mapping[str, str]) -> None:
        self._renamed = renamed

    def mapping(self, mapping: Mapping[str, Value]) -> Value:
        if len(mapping) == 1:
            ((key, argument),) = mapping.items()
            intrinsic = self._intrinsic(key, argument)
            if intrinsic is not None:
                return {key: intrinsic}
        return {
            key: self._depends_on(item) if key == "DependsOn" else self.value(item) for key, item in mapping.items()
        }

    def _intrinsic(self, function: str, argument: Value) -> Value:
        """The argument of an intrinsic function that names resources; none for any other function."""
        if isinstance(argument, str):
            match function:
                case "Ref":
                    return self._id(argument)
                case "Fn::GetAtt":
                    owner, _, attribute = argument.partition(".")
                    return [self._id(owner), attribute]
                case "Fn::Sub":
                    return self._sub(argument)
                case _:
                    return None
        match argument:
            case [str(first), *rest] if function in ("Fn::GetAtt", "Fn::Sub"):
                named = self._id(first) if function == "Fn::GetAtt" else self._sub(first)
                return [named, *map(self.value, rest)]
            case _:
                return None

    def _sub(self, pattern: str) -> str:
        return re.sub(_IN_SUB, lambda match: f"${{{self._id(match[1])}{match[2]}}}", pattern)

    def _depends_on(self, value: Value) -> Value:
        names = value if isinstance(value, list) else [value]
        return [self._id(str(name)) for name in names]

    def _id(self, name: str) -> str:
        return self._renamed.get(name, name)
