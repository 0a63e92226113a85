"""How a canary is tried: the shares that it gets, for how long, and what is not tolerated of it.

None of it is deployed. `gatewright watch` goes by it.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from gatewright.document import Path


class ErrorLimit(Struct, frozen=True):
    """How many requests may fail. Shares are parts of one."""

    worse: float
    """How much larger the canary's share of failures may be than that of its base."""
    above: float | None = None
    """How large it may be, whatever the base does."""


def _errors() -> Mapping[str, ErrorLimit]:
    return {"server_errors": ErrorLimit(0.01), "client_errors": ErrorLimit(0.05)}


def _latencies() -> Mapping[str, float]:
    return {"p90": 1.5}


class CanaryPlan(Struct, frozen=True, kw_only=True):
    """How a canary is tried. The defaults are what holds where a stage says nothing."""

    path: Path = ()
    """Where it is written; empty where nothing is."""
    steps: tuple[float, ...] = (5.0, 25.0, 50.0)
    """The shares, in percent. A canary that is good at the last one is promoted; at 100 there is nothing to compare."""
    bake: float = 900.0
    """For how many seconds each share is watched at least."""
    patience: float | None = None
    """How many more seconds to wait for enough data. Defaults to three times `bake`."""
    hold: bool = True
    """Whether to stop then, and leave the canary to people, instead of ending it."""
    each: float = 60.0
    """Over how many seconds a value of a metric is taken."""
    at_least: int = 100
    """How many requests each side has to have had."""
    errors: Mapping[str, ErrorLimit] = field(default_factory=_errors)
    """By what is counted: `server_errors`, `client_errors`."""
    latencies: Mapping[str, float] = field(default_factory=_latencies)
    """How many times as long as its base the canary may take, by percentile."""
    alarms: tuple[str, ...] = ()
    """Names or ARNs of alarms that have to be OK."""
    logs: bool = False
    """Whether its execution logs are read."""
    variables: Mapping[str, str] = field(default_factory=dict[str, str])
    share_cache: bool = False

    @property
    def longest(self) -> float:
        """For how many seconds a share is watched at most."""
        return self.bake + (3 * self.bake if self.patience is None else self.patience)

    @property
    def shares(self) -> tuple[float, ...]:
        """The shares at which there is something to compare."""
        return tuple(step for step in self.steps if step < 100)
