"""How the language's models are declared.

A model is a frozen Struct. Its docstring and the docstrings under its fields are the user's documentation: they
become the JSON Schema, the editor's hover text and the reference pages. A field that may be left out is `None` by
default: absent is not the same as `false`, `0` or an empty list, and only written values come out as written.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar, cast

from msgspec import Struct

T = TypeVar("T")


class Nothing(Enum):
    """The word `none` in a layer: it removes what a lower layer set."""

    NONE = "none"

    def __repr__(self) -> str:
        return "NONE"


NONE = Nothing.NONE

Json = dict[str, Any]
"""A mapping that is passed on as written: plain CloudFormation, an OpenAPI patch, a mock's body."""


class ModelTraits(Struct, frozen=True):
    """What the loader has to know of a model beyond its fields."""

    tag: str = ""
    """The key around this model that chooses it among several: `lambda` in `{lambda: {...}}`."""
    marker: str = ""
    """The key of this model's own that chooses it among several: `ssm` in `{ssm: /path}`."""
    shorthand: str = ""
    """The field that a bare value stands for: `orders` for `{backend: orders}`."""


def model(*, tag: str = "", marker: str = "", shorthand: str = "") -> Callable[[type[T]], type[T]]:
    """Declare a model of the language."""

    def declare(cls: type[T]) -> type[T]:
        cls.TRAITS = ModelTraits(tag, marker, shorthand)  # type: ignore[attr-defined]
        return cls

    return declare


def traits(cls: type) -> ModelTraits:
    """A model's traits."""
    return cast(ModelTraits, cls.TRAITS)  # type: ignore[attr-defined]
