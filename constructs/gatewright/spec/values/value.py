"""The base of every value type of the language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Self

from msgspec import Struct

Written = str | int | float | bool


def as_text(written: Written) -> str:
    """A scalar as a string, spelt as in YAML: `true`, not `True`."""
    return str(written).lower() if isinstance(written, bool) else str(written)


class BadValueError(ValueError):
    """A written value that a value type rejects: the reason, and what to write instead."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class Value(Struct, frozen=True):
    """A scalar with a meaning of its own: parsed once when the spec is loaded, then a typed object."""

    SCHEMA: ClassVar[Mapping[str, object]]
    """The JSON Schema; it accepts exactly what `parse` accepts, or more."""

    @classmethod
    def parse(cls, written: Written) -> Self:
        """The written value; `BadValueError` if it is wrong."""
        raise NotImplementedError

    def __str__(self) -> str:
        """The canonical spelling, which parses to the same value."""
        raise NotImplementedError
