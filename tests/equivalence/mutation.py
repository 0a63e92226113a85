"""Templates in which one thing is another."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from equivalence.reading import PARTS
from equivalence.words import Json
from gatewright.document.plain_data import is_list, is_mapping

Steps = tuple[str | int, ...]


def mutants(resources: Json, meaningless: frozenset[tuple[str, str]]) -> Iterator[tuple[str, Json]]:
    """The template once for every value of every property of the API's parts, each time with that one changed.

    Properties of `meaningless`, by their resource's type, are left as they are.
    """
    for id, resource in resources.items():
        type = resource["Type"].removeprefix("AWS::ApiGateway::")
        for name, value in resource["Properties"].items() if type in PARTS else ():
            if (type, name) not in meaningless:
                for steps in _leaves(value, (id, "Properties", name)):
                    yield ".".join(map(str, steps)), _changed(resources, steps)


def without_each(resources: Json) -> Iterator[tuple[str, Json]]:
    """The template once for every part of the API, each time without that one."""
    for id, resource in resources.items():
        if resource["Type"].removeprefix("AWS::ApiGateway::") in set(PARTS) - {"RestApi"}:
            yield id, {other: each for other, each in resources.items() if other != id}


def _leaves(value: Any, steps: Steps) -> Iterator[Steps]:
    if is_mapping(value):
        for key, item in value.items():
            yield from _leaves(item, (*steps, key))
    elif is_list(value):
        for index, item in enumerate(value):
            yield from _leaves(item, (*steps, index))
    else:
        yield steps


def _changed(resources: Json, steps: Steps) -> Json:
    changed = deepcopy(resources)
    holder: Any = changed
    for step in steps[:-1]:
        holder = holder[step]
    holder[steps[-1]] = _other(holder[steps[-1]])
    return changed


def _other(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case _:
            return f"{value}x"
