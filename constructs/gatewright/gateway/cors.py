"""What the API itself returns to browsers and clients."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from gatewright.document import Path


class Cors(Struct, frozen=True, kw_only=True):
    """Which web pages may call."""

    origins: tuple[str, ...]
    methods: tuple[str, ...]
    """Defaults to those of each path."""
    headers: tuple[str, ...]
    expose: tuple[str, ...]
    credentials: bool
    max_age: float | None
    """In seconds."""


class GatewayResponse(Struct, frozen=True, kw_only=True):
    """Gateway responses."""

    type: str
    """As the service spells it: `UNAUTHORIZED`."""
    path: Path
    status: int | None
    headers: Mapping[str, str]
    body: str | None
    content_type: str
