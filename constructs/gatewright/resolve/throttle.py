"""Throttles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatewright.gateway import Throttle

if TYPE_CHECKING:
    from gatewright.spec.throttle import ThrottleSpec


def throttle_of(spec: ThrottleSpec) -> Throttle:
    """A throttle as written."""
    return Throttle(rate=spec.rate, burst=spec.burst)
