"""Plain JSON values: what they are, how to name them, and when they are the same."""

from collections.abc import Hashable, Mapping, Sequence
from math import isfinite
from typing import TypeGuard

from gatewright.document import in_words

MAX_DEPTH = 128
"""How deep a value may be nested. Deeper values are never written by hand, so every walk below can recurse."""

_LONG = 60


def is_mapping(value: object) -> TypeGuard[Mapping[str, object]]:
    """Whether a value is a JSON object."""
    return isinstance(value, Mapping)


def is_list(value: object) -> TypeGuard[list[object]]:
    """Whether a value is a JSON array."""
    return isinstance(value, list)


def as_mapping(value: object) -> Mapping[str, object]:
    """A JSON object, or an empty one in place of anything else."""
    return value if is_mapping(value) else {}


def as_list(value: object) -> list[object]:
    """A JSON array, or an empty one in place of anything else."""
    return value if is_list(value) else []


def is_number(value: object) -> TypeGuard[int | float]:
    """Whether a value is a number that JSON can write."""
    if isinstance(value, float):
        return isfinite(value)
    return isinstance(value, int) and not isinstance(value, bool)


def describe(value: object) -> str:
    """What a value is, in the words of messages."""
    match value:
        case str():
            return in_words(value if len(value) <= _LONG else f"{value[:_LONG]}…")
        case None | int() | float():
            return in_words(value)
        case _:
            return "a list" if is_list(value) else "an object"


def identity(value: object) -> Hashable:
    """Equal for values that are the same in JSON: 1 and 1.0 are, 1 and true are not."""
    if is_mapping(value):
        return ("mapping", frozenset((key, identity(inner)) for key, inner in value.items()))
    if is_list(value):
        return ("list", tuple(identity(inner) for inner in value))
    return (isinstance(value, bool), value)


def unique(values: Sequence[object]) -> list[object]:
    """The values without those that came before."""
    found: dict[Hashable, object] = {}
    for value in values:
        found.setdefault(identity(value), value)
    return list(found.values())


def too_deep(value: object) -> bool:
    """Whether a value is nested deeper than it may be."""
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return False
    return True


def _inside(value: object) -> list[object]:
    if is_mapping(value):
        return list(value.values())
    return value if is_list(value) else []
