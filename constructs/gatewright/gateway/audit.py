"""Who changes a gateway, and when."""

from __future__ import annotations

from msgspec import Struct

from gatewright.document import Path


class Audit(Struct, frozen=True, kw_only=True):
    """A log of every call that changes the API or its domains."""

    path: Path
    retention_days: float
