"""The judge: whether a canary is as good as its base, by what both did. It knows three answers, and `unknown` is one.

Two questions are asked of every share of failures, and each answer has a risk that is known. Is the canary at most so
much worse as is tolerated? Only a difference whose upper bound is below that is a pass. Is it worse? Only a difference
whose lower bound is above zero is a failure. Anything in between needs more requests.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from math import isfinite, sqrt

from msgspec import Struct

GOOD_BOUND = 3.2905
"""How many standard errors above what was seen is the upper bound: a bad canary is below it in one look of 2000."""

BAD_BOUND = 3.7190
"""The same for the lower bound, in one of 10 000: a good canary is looked at often."""

STALE = 3
"""After how many periods without anything new data is too old to say something about now."""


class Verdict(StrEnum):
    """What the judge says."""

    GOOD = "good"
    BAD = "bad"
    UNKNOWN = "unknown"


class Thresholds(Struct, frozen=True, kw_only=True):
    """What is tolerated."""

    worse: float = 0.01
    """How much larger the canary's share of failures may be than that of its base."""
    limit: float | None = None
    """How large the canary's share of failures may be, whatever its base does."""
    slower: float = 1.5
    """How many times longer than its base the canary may take."""
    requests: int = 100
    """How many requests each side has to have had."""


class Period(Struct, frozen=True, kw_only=True):
    """What one side did in one period."""

    start: float
    requests: float
    failures: float
    latency: float | None = None


class Side(Struct, frozen=True):
    """What one side did, as far as it is known."""

    periods: Sequence[Period]
    complete: bool = True
    """Whether the service says that it told everything."""

    @property
    def requests(self) -> float:
        """All requests."""
        return sum(period.requests for period in self.periods)

    @property
    def failures(self) -> float:
        """Those of them that failed."""
        return sum(period.failures for period in self.periods)

    @property
    def share(self) -> float:
        """The share of failures."""
        return self.failures / self.requests if self.requests else 0.0


class Finding(Struct, frozen=True):
    """What the judge says about one thing."""

    what: str
    verdict: Verdict
    why: str


class Sample(Struct, frozen=True, kw_only=True):
    """What is known at a moment."""

    canary: Side
    base: Side
    now: float
    period: float
    alarms: Sequence[tuple[str, str]] = ()
    """Names of alarms and what they say."""


def judge(sample: Sample, thresholds: Thresholds) -> tuple[Finding, ...]:
    """What is to be said about a canary."""
    alarms = tuple(_alarms(sample.alarms))
    unfit = _unfit(sample, thresholds)
    if unfit:
        return (*alarms, Finding("metrics", Verdict.UNKNOWN, unfit))
    return (*alarms, _failures(sample, thresholds), _latency(sample, thresholds))


def overall(findings: Sequence[Finding]) -> Verdict:
    """The verdict on all: one failure fails, and only what is known to be good passes."""
    verdicts = {finding.verdict for finding in findings}
    if Verdict.BAD in verdicts:
        return Verdict.BAD
    return Verdict.GOOD if verdicts == {Verdict.GOOD} else Verdict.UNKNOWN


def _unfit(sample: Sample, thresholds: Thresholds) -> str:
    """Why nothing can be said."""
    for name, side in (("canary", sample.canary), ("base", sample.base)):
        if not side.complete:
            return f"the metrics of the {name} are not complete"
        if any(not _is_sound(period) for period in side.periods):
            return f"the metrics of the {name} make no sense"
        newest = max((period.start for period in side.periods), default=None)
        if newest is None:
            return f"there are no metrics of the {name}"
        if not -sample.period <= sample.now - newest <= (STALE + 1) * sample.period:
            return f"the metrics of the {name} are not of now"
        if side.requests < thresholds.requests:
            return f"the {name} had {side.requests:.0f} of {thresholds.requests} requests"
    return ""


def _is_sound(period: Period) -> bool:
    numbers = (period.start, period.requests, period.failures, period.latency or 0.0)
    return all(isfinite(number) and number >= 0 for number in numbers) and period.failures <= period.requests


def _alarms(alarms: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    verdicts = {"OK": Verdict.GOOD, "ALARM": Verdict.BAD}
    for name, state in alarms:
        yield Finding(f"alarm {name}", verdicts.get(state, Verdict.UNKNOWN), state or "there is no such alarm")


def _failures(sample: Sample, thresholds: Thresholds) -> Finding:
    canary, base = sample.canary, sample.base
    seen = f"{canary.share:.2%} of the canary's requests failed, {base.share:.2%} of the base's"
    lower, upper = _bounds(canary, base)
    if thresholds.limit is not None and canary.share > thresholds.limit:
        return Finding("failures", Verdict.BAD, f"{seen}; the limit is {thresholds.limit:.2%}")
    if upper < thresholds.worse:
        return Finding("failures", Verdict.GOOD, seen)
    if lower > 0:
        return Finding("failures", Verdict.BAD, seen)
    return Finding("failures", Verdict.UNKNOWN, f"{seen}; more requests are needed")


def _bounds(canary: Side, base: Side) -> tuple[float, float]:
    """The bounds of the difference. One failure and one success more on each side: none seen does not mean none."""
    shares = [(side.failures + 1) / (side.requests + 2) for side in (canary, base)]
    counts = [side.requests + 2 for side in (canary, base)]
    error = sqrt(sum(share * (1 - share) / count for share, count in zip(shares, counts, strict=True)))
    difference = shares[0] - shares[1]
    return difference - BAD_BOUND * error, difference + GOOD_BOUND * error


def _latency(sample: Sample, thresholds: Thresholds) -> Finding:
    """Whether the canary is slower in most periods. Two thirds decide, of five at least."""
    base = {period.start: period.latency for period in sample.base.periods if period.latency is not None}
    both = [
        (period.latency, base[period.start])
        for period in sample.canary.periods
        if period.latency is not None and period.start in base
    ]
    slow = sum(canary > thresholds.slower * known for canary, known in both)
    seen = f"the canary was more than {thresholds.slower:g} times as slow in {slow} of {len(both)} periods"
    if len(both) < 5:
        return Finding("latency", Verdict.UNKNOWN, f"there are {len(both)} of 5 periods with latencies of both")
    if slow * 3 >= len(both) * 2:
        return Finding("latency", Verdict.BAD, seen)
    return Finding("latency", Verdict.GOOD if slow * 3 <= len(both) else Verdict.UNKNOWN, seen)
