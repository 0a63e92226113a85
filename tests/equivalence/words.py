"""What all readers of APIs share."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


class UnreadableError(Exception):
    """What is written is no API: something refers to what is not there, or says what nothing understands."""


def only(given: Json, *known: str) -> Json:
    """The same mapping, in which nothing else stands."""
    unknown = given.keys() - set(known)
    if unknown:
        raise UnreadableError(f"nothing is known of {', '.join(sorted(unknown))}")
    return given


def small(name: str) -> str:
    """A name with a small first letter."""
    return name[0].lower() + name[1:]


def after(prefix: str, text: Any) -> str:
    """What follows a prefix that has to be there."""
    if not isinstance(text, str) or not text.startswith(prefix):
        raise UnreadableError(f"{text!r} does not begin with {prefix}")
    return text.removeprefix(prefix)
