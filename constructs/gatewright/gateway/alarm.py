"""Alarms, and dashboards."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from gatewright.document import Path
from gatewright.gateway.values import Outside
from gatewright.spec.model import Json


class Alarm(Struct, frozen=True, kw_only=True):
    """One thing that must not be so for some time."""

    measure: str
    """What is measured, as the language calls it."""
    variant: str = ""
    """Which of several alarms about the same it is: `p99`, `below`; empty where there is one only."""
    path: Path
    """What is said about it."""
    place: Path
    """Where its limit is written."""
    statistic: str
    """`Sum`, `Average`, `p99`, or `share` for a part of a hundred."""
    limit: float
    """A number, milliseconds or percent."""
    is_below: bool
    """Whether less than the limit is bad, rather than more."""
    at_least: int | None
    """How many requests there have to be."""
    seconds: float
    """How long it has to be so, as written."""
    each: float
    """Over how many seconds a value is taken, as written."""
    datapoints: int | None
    """How many values have to breach the threshold. Defaults to all of them."""
    no_data: str
    tell: Mapping[Path, Outside]
    """The notification targets, by where they are written."""
    all_clear: bool
    description: str
    raw: Json

    @property
    def values(self) -> int:
        """How many values are looked at."""
        return max(1, round(self.seconds / self.each)) if self.each else 1


class Dashboard(Struct, frozen=True, kw_only=True):
    """A dashboard about all stages."""

    path: Path
    each: float
    """Over how many seconds values are taken, as written."""
