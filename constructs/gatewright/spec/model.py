"""How the language's models are declared.

A model is a frozen Struct. Its docstring and the docstrings under its fields are the user's documentation: they
become the JSON Schema, the editor's hover text and the reference pages. An optional field is `None` where a
spec omits it: absent is not the same as `false`, `0` or an empty list, and only written values come out as written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, TypeVar, cast

from msgspec import Struct, field

from gatewright.spec.kind import Lack

T = TypeVar("T")


class Nothing(Enum):
    """The word `none` in a layer: it removes an inherited setting."""

    NONE = "none"

    def __repr__(self) -> str:
        return "NONE"


NONE = Nothing.NONE

Json = dict[str, Any]
"""An object without a schema: CloudFormation properties, an OpenAPI patch, the body of a mock."""


class Beyond(Struct, frozen=True):
    """A setting that the service has and CloudFormation does not support."""

    what: str
    """The setting, as the object of `CloudFormation does not support …`."""
    instead: str
    """The alternative."""


class ModelTraits(Struct, frozen=True):
    """The traits of a model that its fields do not declare."""

    tag: str = ""
    """The key around this model that chooses it among several: `lambda` in `{lambda: {...}}`."""
    marker: str = ""
    """The key of this model's own that chooses it among several: `ssm` in `{ssm: /path}`."""
    shorthand: str = ""
    """The field that a bare value stands for: `orders` for `{backend: orders}`."""
    beyond: Mapping[str, Beyond] = field(default_factory=dict[str, Beyond])
    """Keys for settings that CloudFormation does not support: each is an error with an alternative."""
    lacks: tuple[Lack, ...] = ()
    """The declarations of what some kinds of API do not support, the inherited ones included."""


class Tagged(Struct, frozen=True):
    """Stands for a model with a tag in a type hint, so that its module is imported when a spec has the tag."""

    tag: str
    model_of: Callable[[str], type[Struct]]


def model(
    *,
    tag: str = "",
    marker: str = "",
    shorthand: str = "",
    beyond: Mapping[str, Beyond] | None = None,
    lacks: tuple[Lack, ...] = (),
) -> Callable[[type[T]], type[T]]:
    """Declare a model of the language."""

    def declare(cls: type[T]) -> type[T]:
        inherited = traits(cls).lacks if hasattr(cls, "TRAITS") else ()
        cls.TRAITS = ModelTraits(tag, marker, shorthand, beyond or {}, (*lacks, *inherited))  # type: ignore[attr-defined]
        return cls

    return declare


def traits(cls: type) -> ModelTraits:
    """A model's traits."""
    return cast(ModelTraits, cls.TRAITS)  # type: ignore[attr-defined]
