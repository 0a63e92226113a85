"""Throttling: rate and burst limits."""

from __future__ import annotations

from typing import Annotated

from msgspec import Struct

from gatewright.spec.default import Derived
from gatewright.spec.model import model


@model()
class ThrottleSpec(Struct, frozen=True, kw_only=True):
    """Throttling limits (a token bucket): `rate` tokens are added each second, up to `burst`. Either can be omitted."""

    rate: Annotated[float | None, Derived("no limit of its own")] = None
    """The steady-state requests per second. Fractions are possible."""
    burst: Annotated[int | None, Derived("no limit of its own")] = None
    """The capacity of the bucket: how many requests can arrive at once."""
