"""Parameters of a route: path, query string and headers."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec.default import Default, Derived
from gatewright.spec.model import model


@model(shorthand="type")
class ParameterSpec(Struct, frozen=True, kw_only=True):
    """A parameter of a route. API Gateway validates that required ones exist, not their types."""

    type: Annotated[Literal["string", "integer", "number", "boolean"] | None, Default("string")] = None
    """The documented type."""
    required: Annotated[bool | None, Derived("`true` for path parameters, else `false`")] = None
    """Rejects requests without the parameter, with status 400."""
    description: str | None = None
    """The documented meaning."""
