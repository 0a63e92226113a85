"""The judge: whether a canary is as good as its base, by what both did. It has three verdicts, and `unknown` is one.

Two tests are made of everything that is measured, and each has a known risk of error over all looks of a
rollout together. Is the canary worse than is tolerated? It passes only if that can be ruled out. Is it worse than
its base at all, and does it look worse than is tolerated? Then it fails. Anything in between needs more requests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from math import isfinite

from msgspec import Struct, field

from gatewright.gateway.canary import CanaryPlan, ErrorLimit
from gatewright.live.evidence import Count, above, alike, apart, enough, spread, without_worst

GOOD_RISK = 0.01
"""How often a canary passes a share that is worse there than is tolerated, at most."""

BAD_RISK = 0.05
"""How often a canary is ended that is as good as its base, at most: at all shares and by all that is measured."""

STALE = 3
"""After how many periods without anything new data is too old to say something about now."""

SMALLEST = {"p50": 6, "p90": 30, "p95": 60, "p99": 300}
"""How many requests a period needs for a percentile to be more than chance: three beyond it."""

_FIRST_PERIODS = 2.0
"""From how many periods on latencies could be judged."""


class Verdict(StrEnum):
    """What the judge says."""

    GOOD = "good"
    BAD = "bad"
    UNKNOWN = "unknown"


class Period(Struct, frozen=True, kw_only=True):
    """What one side did in one period."""

    start: float
    requests: float
    errors: Mapping[str, float] = field(default_factory=dict[str, float])
    """How many requests failed, by what is counted."""
    latencies: Mapping[str, float] = field(default_factory=dict[str, float])
    """How long requests took, by percentile."""


class Side(Struct, frozen=True):
    """What one side did, as far as it is known."""

    periods: Sequence[Period]
    complete: bool = True
    """Whether the service says that the metrics are complete."""

    @property
    def requests(self) -> float:
        """All requests."""
        return sum(period.requests for period in self.periods)

    def share(self, errors: str) -> float:
        """The share of requests that failed so."""
        failed = sum(period.errors.get(errors, 0.0) for period in self.periods)
        return failed / self.requests if self.requests else 0.0


class Judgement(Struct, frozen=True):
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
    failed: tuple[float, float] | None = None
    """How many requests of the canary and of its base could not be carried out, as execution logs say, if they do."""
    mixed: float = 0.0
    """Which part of what the base's latencies are of are the canary's own requests."""


def judge(sample: Sample, plan: CanaryPlan) -> tuple[Judgement, ...]:
    """What is to be said about a canary."""
    alarms = tuple(_alarms(sample.alarms))
    unfit = _unfit(sample, plan)
    if unfit:
        return (*alarms, Judgement("metrics", Verdict.UNKNOWN, unfit))
    measured = len(plan.errors) + len(plan.latencies) + plan.logs
    risk = BAD_RISK / (measured * max(1, len(plan.shares)))
    pairs = _pairs(sample)
    return (
        *alarms,
        *(_errors(what, limit, pairs, plan, risk) for what, limit in plan.errors.items()),
        *(_latency(percentile, factor, sample, pairs, risk) for percentile, factor in plan.latencies.items()),
        *([_logs(sample, plan, risk)] if plan.logs else []),
    )


def overall(findings: Sequence[Judgement]) -> Verdict:
    """The verdict on all: one failure fails, and only what is known to be good passes."""
    verdicts = {finding.verdict for finding in findings}
    if Verdict.BAD in verdicts:
        return Verdict.BAD
    return Verdict.GOOD if verdicts == {Verdict.GOOD} else Verdict.UNKNOWN


def _unfit(sample: Sample, plan: CanaryPlan) -> str:
    """Why nothing can be said."""
    for name, side in (("canary", sample.canary), ("base", sample.base)):
        if not side.complete:
            return f"the metrics of the {name} are incomplete"
        if any(not _is_sound(period) for period in side.periods):
            return f"the metrics of the {name} are inconsistent"
        newest = max((period.start for period in side.periods), default=None)
        if newest is None:
            return f"there are no metrics of the {name}"
        if not -sample.period <= sample.now - newest <= (STALE + 1) * sample.period:
            return f"the metrics of the {name} are out of date"
        if side.requests < plan.at_least:
            return f"the {name} had {side.requests:.0f} of {plan.at_least} requests"
    return ""


def _is_sound(period: Period) -> bool:
    errors = period.errors.values()
    numbers = (period.start, period.requests, *errors, *period.latencies.values())
    return all(isfinite(number) and number >= 0 for number in numbers) and max(errors, default=0.0) <= period.requests


def _alarms(alarms: Sequence[tuple[str, str]]) -> Iterator[Judgement]:
    verdicts = {"OK": Verdict.GOOD, "ALARM": Verdict.BAD}
    for name, state in alarms:
        yield Judgement(f"alarm {name}", verdicts.get(state, Verdict.UNKNOWN), state or "the alarm does not exist")


Pairs = Sequence[tuple[Period, Period]]
"""What both sides did in the periods that are known of both."""


def _pairs(sample: Sample) -> Pairs:
    base = {period.start: period for period in sample.base.periods}
    return [(period, base[period.start]) for period in sample.canary.periods if period.start in base]


def _errors(what: str, limit: ErrorLimit, pairs: Pairs, plan: CanaryPlan, risk: float) -> Judgement:
    counts = [(_count(what, one), _count(what, other)) for one, other in pairs]
    canary, base = alike(counts)
    far = spread(counts)
    seen = f"{canary.share:.2%} of the canary's requests, {base.share:.2%} of the base's"
    most = 1.0 if limit.above is None else limit.above
    if not canary.all or not base.all:
        return Judgement(what, Verdict.UNKNOWN, "in no period did both have requests")
    if above(canary, most) >= far * enough(risk, canary.all / far, plan.at_least):
        return Judgement(what, Verdict.BAD, f"{seen}; the limit is {most:.2%}")
    if _is_worse(alike(without_worst(counts)), limit.worse, far, enough(risk, canary.all / far, plan.at_least)):
        return Judgement(what, Verdict.BAD, seen)
    is_sure = -apart(canary, base, limit.worse) >= far * enough(GOOD_RISK, canary.all / far, plan.at_least)
    if is_sure and canary.share <= most:
        return Judgement(what, Verdict.GOOD, seen)
    return Judgement(what, Verdict.UNKNOWN, f"{seen}; more requests are needed for a verdict")


def _count(what: str, period: Period) -> Count:
    return Count(period.requests, period.errors.get(what, 0.0))


def _is_worse(counts: tuple[Count, Count], tolerated: float, far: float, needed: float) -> bool:
    """Whether one side looks worse than the other by more than is tolerated, and being worse is no chance."""
    one, other = counts
    return one.share - other.share >= tolerated and apart(one, other, 0.0) >= far * needed


def _latency(percentile: str, factor: float, sample: Sample, pairs: Pairs, risk: float) -> Judgement:
    """Whether the canary is slower in most periods. Half of them are too many, and up to a third can be chance."""
    what = f"{percentile} of latency"
    factor = 1 + (factor - 1) * (1 - sample.mixed)
    known = [
        (one.latencies[percentile], other.latencies[percentile])
        for one, other in pairs
        if percentile in one.latencies
        and percentile in other.latencies
        and min(one.requests, other.requests) >= SMALLEST[percentile]
    ]
    count = Count(len(known), sum(one > factor * other for one, other in known))
    seen = f"the canary was more than {factor:.3g} times slower in {count.failed:.0f} of {count.all:.0f} periods"
    if not known:
        few = f"in no period did both have latencies and {SMALLEST[percentile]} requests"
        return Judgement(what, Verdict.UNKNOWN, few)
    if above(count, 1 / 3) >= enough(risk, count.all, _FIRST_PERIODS):
        return Judgement(what, Verdict.BAD, seen)
    if -above(count, 1 / 2) >= enough(GOOD_RISK, count.all, _FIRST_PERIODS):
        return Judgement(what, Verdict.GOOD, seen)
    return Judgement(what, Verdict.UNKNOWN, f"{seen}; more periods are needed for a verdict")


def _logs(sample: Sample, plan: CanaryPlan, risk: float) -> Judgement:
    """Whether the canary's execution logs contain more failures than the base's."""
    if sample.failed is None:
        return Judgement("execution logs", Verdict.UNKNOWN, "the canary has none that can be read")
    canary, base = (
        Count(side.requests, min(failed, side.requests))
        for side, failed in zip((sample.canary, sample.base), sample.failed, strict=True)
    )
    tolerated = min((limit.worse for limit in plan.errors.values()), default=0.0)
    is_bad = _is_worse((canary, base), tolerated, 1.0, enough(risk, canary.all, plan.at_least))
    seen = f"{canary.failed:.0f} requests of the canary and {base.failed:.0f} of the base failed in API Gateway"
    return Judgement("execution logs", Verdict.BAD if is_bad else Verdict.GOOD, seen)
