"""Throttles: how many requests are let through."""

from msgspec import Struct

from gatewright.spec.model import model


@model()
class ThrottleSpec(Struct, frozen=True, kw_only=True):
    """A token bucket: `rate` tokens a second flow in, `burst` fit. Either may be said alone."""

    rate: float | None = None
    """Steady requests per second; fractions are possible."""
    burst: int | None = None
    """How many requests may come at once."""
