"""Data models."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from gatewright.document import Path


class DataModel(Struct, frozen=True, kw_only=True):
    """What a body looks like, in the draft of JSON Schema that the service reads."""

    name: str
    path: Path
    description: str
    schema: Mapping[str, object]
    """`{"$ref": "gatewright:model/Name"}` in it refers to another model."""
    references: tuple[str, ...]
    """The names of the other models."""
