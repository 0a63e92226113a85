"""Parameters that a route takes from the path, the query string and the headers."""

from typing import Literal

from msgspec import Struct

from gatewright.spec.model import model


@model(shorthand="type")
class ParameterSpec(Struct, frozen=True, kw_only=True):
    """A parameter of a route. The service checks that required ones are there, not their types."""

    type: Literal["string", "integer", "number", "boolean"] = "string"
    """The type that callers are told."""
    required: bool | None = None
    """Whether a request without it is refused with 400. Path parameters always are."""
    description: str | None = None
    """What it means, for callers."""
