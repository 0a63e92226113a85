"""Inputs: values from outside the spec."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec.default import Derived
from gatewright.spec.model import model

InputValue = str | int | float | bool
"""The types of an input's value."""


@model(shorthand="default")
class InputSpec(Struct, frozen=True, kw_only=True):
    """A typed value from outside the spec. `${inputs.name}` stands for it.

    As a whole value `${inputs.name}` keeps the input's type; inside a string it becomes part of the string.
    """

    type: Annotated[Literal["string", "number", "boolean"] | None, Derived("the type of `default`")] = None
    """The type of the value."""
    default: InputValue | None = None
    """The value if none is set. An input without a default must be set."""
    allowed: tuple[InputValue, ...] | None = None
    """The allowed values."""
    pattern: str | None = None
    """A regular expression that must match the whole string."""
    description: str | None = None
    """A description of the input."""


Inputs = Mapping[str, InputValue]
