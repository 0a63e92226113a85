"""Plain data, as in JSON: type guards, and mappings with optional members."""

from collections.abc import Mapping
from typing import TypeGuard, TypeVar

Member = TypeVar("Member")


def is_mapping(value: object) -> TypeGuard[Mapping[str, object]]:
    """Whether a value is a mapping; keys of plain data are text."""
    return isinstance(value, Mapping)


def is_list(value: object) -> TypeGuard[list[object]]:
    """Whether a value is a list."""
    return isinstance(value, list)


def members(value: object) -> Mapping[str, object]:
    """The members of a value; none if it is no mapping."""
    return value if is_mapping(value) else {}


def present(members: Mapping[str, Member | None] | None = None, /, **more: Member | None) -> dict[str, Member]:
    """A mapping as `dict` makes it, without the members that are None.

    Only None is absent: false, zero, and an empty list or text are values. A property that must not be empty is
    `names or None`.
    """
    given = {**members, **more} if members else more
    return {name: value for name, value in given.items() if value is not None}
