"""What all makers of resources share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dataplane.intrinsics import Made, UnknownPartError

Properties = dict[str, Any]
Clients = Callable[[str], Any]
"""Gives the client of a service."""
Maker = Callable[[Clients, str, Properties], Made]
"""Makes a resource of one type, out of its logical id and its resolved properties."""


def arguments(properties: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """A call's arguments: the properties under the names that the call has for them. Each has to have one."""
    unknown = set(properties) - set(names)
    if unknown:
        raise UnknownPartError(f"the properties: {', '.join(sorted(unknown))}")
    return {names[name]: value for name, value in properties.items()}


def small(*names: str) -> dict[str, str]:
    """Names that a call spells with a small first letter."""
    return {name: name[0].lower() + name[1:] for name in names}


def same(*names: str) -> dict[str, str]:
    """Names that a call spells alike."""
    return {name: name for name in names}


def tags(properties: Properties) -> dict[str, dict[str, str]]:
    """Take the tags away, as the argument of a call that wants a map of them."""
    found = {tag["Key"]: tag["Value"] for tag in properties.pop("Tags", [])}
    return {"tags": found} if found else {}
