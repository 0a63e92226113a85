"""CloudFormation's functions, as far as the templates of these tests use them. Any other one is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from deploy.emulator import ACCOUNT, REGION

PSEUDO_PARAMETERS = {
    "AWS::AccountId": ACCOUNT,
    "AWS::Partition": "aws",
    "AWS::Region": REGION,
    "AWS::URLSuffix": "amazonaws.com",
}
_IN_SUB = re.compile(r"\$\{(!?)([^}]*)\}")


class UnknownPartError(LookupError):
    """A template holds what nobody here can deploy."""


@dataclass(frozen=True)
class Made:
    """A resource that exists: what `Ref` and `Fn::GetAtt` say of it."""

    ref: str
    attributes: Mapping[str, str] = field(default_factory=dict[str, str])


def resolve(value: Any, made: Mapping[str, Made]) -> Any:
    """The value with every function replaced by what it stands for."""
    match value:
        case list():
            return [resolve(item, made) for item in value]
        case dict():
            function = _function(value)
            if function is not None:
                return _called(function, value[function], made)
            return {key: resolve(item, made) for key, item in value.items()}
        case _:
            return value


def mentioned(value: Any) -> Iterator[str]:
    """The logical ids that a value refers to, pseudo parameters among them."""
    match value:
        case list():
            for item in value:
                yield from mentioned(item)
        case {"Ref": str(id), **rest} if not rest:
            yield id
        case {"Fn::GetAtt": attribute, **rest} if not rest:
            yield _attribute(attribute)[0]
        case {"Fn::Sub": pattern, **rest} if not rest:
            text, variables = _sub(pattern)
            found = {name.partition(".")[0] for escaped, name in _IN_SUB.findall(text) if not escaped}
            yield from sorted(found - variables.keys())
            yield from mentioned(list(variables.values()))
        case dict():
            for item in value.values():
                yield from mentioned(item)
        case _:
            return


def _function(value: dict[str, Any]) -> str | None:
    if len(value) != 1:
        return None
    (key,) = value
    return key if key == "Ref" or key.startswith("Fn::") else None


def _called(function: str, argument: Any, made: Mapping[str, Made]) -> Any:
    match function:
        case "Ref":
            return _ref(argument, made)
        case "Fn::GetAtt":
            return _get_attribute(*_attribute(argument), made)
        case "Fn::Sub":
            return _substituted(argument, made)
        case "Fn::Join":
            glue, parts = argument
            return glue.join(resolve(parts, made))
        case "Fn::Split":
            glue, text = argument
            return resolve(text, made).split(glue)
        case "Fn::Select":
            index, parts = argument
            return resolve(parts, made)[int(index)]
        case _:
            raise UnknownPartError(f"the function {function}")


def _ref(id: str, made: Mapping[str, Made]) -> str:
    return PSEUDO_PARAMETERS[id] if id in PSEUDO_PARAMETERS else made[id].ref


def _attribute(written: str | list[str]) -> tuple[str, str]:
    id, attribute = written.split(".", 1) if isinstance(written, str) else written
    return id, attribute


def _get_attribute(id: str, attribute: str, made: Mapping[str, Made]) -> str:
    if attribute not in made[id].attributes:
        raise UnknownPartError(f"the attribute {attribute} of {id}")
    return made[id].attributes[attribute]


def _sub(written: str | list[Any]) -> tuple[str, dict[str, Any]]:
    pattern, variables = (written, {}) if isinstance(written, str) else written
    return pattern, variables


def _substituted(written: str | list[Any], made: Mapping[str, Made]) -> str:
    pattern, variables = _sub(written)

    def value_of(match: re.Match[str]) -> str:
        escaped, name = match.groups()
        if escaped:
            return f"${{{name}}}"
        if name in variables:
            return str(resolve(variables[name], made))
        return _get_attribute(*_attribute(name), made) if "." in name else _ref(name, made)

    return _IN_SUB.sub(value_of, pattern)
