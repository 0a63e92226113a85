"""How the language's models are declared.

A model is a frozen Struct. Its docstring and the docstrings under its fields are the user's documentation: they
become the JSON Schema, the editor's hover text and the reference pages. A field that may be left out is `None` by
default: absent is not the same as `false`, `0` or an empty list, and only written values come out as written.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, NamedTuple, TypeVar, cast

from msgspec import Struct, field

T = TypeVar("T")


class Nothing(Enum):
    """The word `none` in a layer: it removes what a lower layer set."""

    NONE = "none"

    def __repr__(self) -> str:
        return "NONE"


NONE = Nothing.NONE

Json = dict[str, Any]
"""A mapping that is passed on as written: plain CloudFormation, an OpenAPI patch, a mock's body."""


class Beyond(NamedTuple):
    """What a key would ask for, if CloudFormation had it."""

    what: str
    """What it is, as the object of `CloudFormation has no …`."""
    instead: str
    """The nearest way."""


class ModelTraits(Struct, frozen=True):
    """What the loader has to know of a model beyond its fields."""

    tag: str = ""
    """The key around this model that chooses it among several: `lambda` in `{lambda: {...}}`."""
    marker: str = ""
    """The key of this model's own that chooses it among several: `ssm` in `{ssm: /path}`."""
    shorthand: str = ""
    """The field that a bare value stands for: `orders` for `{backend: orders}`."""
    beyond: Mapping[str, Beyond] = field(default_factory=dict[str, Beyond])
    """Keys for what the service has and CloudFormation has not: they are understood, and refused with another way."""


def model(
    *, tag: str = "", marker: str = "", shorthand: str = "", beyond: Mapping[str, Beyond] | None = None
) -> Callable[[type[T]], type[T]]:
    """Declare a model of the language."""

    def declare(cls: type[T]) -> type[T]:
        cls.TRAITS = ModelTraits(tag, marker, shorthand, beyond or {})  # type: ignore[attr-defined]
        return cls

    return declare


def traits(cls: type) -> ModelTraits:
    """A model's traits."""
    return cast(ModelTraits, cls.TRAITS)  # type: ignore[attr-defined]
