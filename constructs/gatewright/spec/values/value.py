"""What every value type of the language is."""

from collections.abc import Mapping
from typing import ClassVar, Self

from msgspec import Struct

Written = str | int | float | bool


class BadValueError(ValueError):
    """A written value that a value type refuses: why, and what to write instead."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class Value(Struct, frozen=True):
    """A scalar with a meaning of its own: parsed once when the spec is loaded, a typed object ever after."""

    SCHEMA: ClassVar[Mapping[str, object]]
    """The JSON Schema of what may be written; it must accept exactly what `parse` does, or more."""

    @classmethod
    def parse(cls, written: Written) -> Self:
        """The value that was written; `BadValueError` says what is wrong with it."""
        raise NotImplementedError

    def __str__(self) -> str:
        """The canonical spelling, which parses to the same value."""
        raise NotImplementedError
