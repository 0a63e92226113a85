"""What browsers and clients are told by the API itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from gatewright.document import Path


@dataclass(frozen=True, kw_only=True)
class Cors:
    """Which web pages may call."""

    origins: tuple[str, ...]
    methods: tuple[str, ...]
    """Those of each path if nothing is said."""
    headers: tuple[str, ...]
    expose: tuple[str, ...]
    credentials: bool
    max_age: int | None
    """In seconds."""


@dataclass(frozen=True, kw_only=True)
class GatewayResponse:
    """What API Gateway answers by itself."""

    type: str
    """As the service spells it: `UNAUTHORIZED`."""
    path: Path
    status: int | None
    headers: Mapping[str, str]
    body: str | None
    content_type: str
