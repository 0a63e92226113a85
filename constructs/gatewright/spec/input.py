"""Inputs: the only way in which outside values enter a spec."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from gatewright.spec.model import model

InputValue = str | int | float | bool
"""What an input can be."""


@model(shorthand="default")
class InputSpec(Struct, frozen=True, kw_only=True):
    """A typed value that environments and callers may set; `${inputs.name}` stands for it in the spec.

    As a whole value `${inputs.name}` keeps the input's type; inside a text it is text.
    """

    type: Literal["string", "number", "boolean"] | None = None
    """What kind of value it is; the kind of its default when nothing is said."""
    default: InputValue | None = None
    """Its value when nobody sets one. An input without a default must be set."""
    allowed: tuple[InputValue, ...] | None = None
    """The only values it may have."""
    pattern: str | None = None
    """A regular expression that a text must match as a whole."""
    description: str | None = None
    """What it is for."""


Inputs = Mapping[str, InputValue]
