"""How strongly what was seen speaks for or against something, and how strong is strong enough.

Evidence is the logarithm of how much better the best explanation is than the best one of those that are doubted. What
is enough grows slowly with what was seen, so that it holds at all looks together and not at each alone: whoever looks
again and again until chance is kind is not believed sooner.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, log
from typing import NamedTuple

_STEPS = 40
"""How often the interval is halved in which the most likely share is."""

_USUAL_SPREAD, _USUAL_PERIODS = 3.0, 4.0
"""How far failures spread before there is anything to see it from, and how many periods that weighs as much as."""


class Count(NamedTuple):
    """How many there were, and how many of them failed."""

    all: float
    failed: float

    @property
    def share(self) -> float:
        """The share that failed."""
        return self.failed / self.all if self.all else 0.0


def enough(risk: float, seen: float, first: float) -> float:
    """How much evidence is enough to be wrong with this risk at most, at whichever look: the bound of a mixture.

    It is narrowest when much more was seen than at the first look that counts.
    """
    return (1 + first / seen) * (-log(risk) + log(1 + seen / first) / 2)


def above(count: Count, share: float) -> float:
    """The evidence that a share is larger than this one; less than nothing where it looks smaller."""
    found = _fit(count, count.share) - _fit(count, share)
    return found if count.share > share else -found


def apart(one: Count, other: Count, gap: float) -> float:
    """The evidence that one share is larger than the other by more than a gap; less than nothing if by less."""
    likely = _likely(one, other, gap)
    best = _fit(one, one.share) + _fit(other, other.share)
    found = best - _fit(one, likely + gap) - _fit(other, likely)
    return found if one.share - other.share > gap else -found


def alike(pairs: Sequence[tuple[Count, Count]]) -> tuple[Count, Count]:
    """Both counts over all periods, the other one as if its requests had come when those of the one came.

    Otherwise a minute in which everything fails counts more on the side that had more of its requests just then.
    """
    both = [(one, other) for one, other in pairs if one.all and other.all]
    asked, of_other = sum(one.all for one, _ in both), sum(other.all for _, other in both)
    share = sum(one.all * other.share for one, other in both) / asked if asked else 0.0
    return Count(asked, sum(one.failed for one, _ in both)), Count(of_other, of_other * share)


def without_worst(pairs: Sequence[tuple[Count, Count]]) -> Sequence[tuple[Count, Count]]:
    """All periods but the one in which the one failed most beyond the other: any release can have one bad minute."""
    beyond = [one.failed - one.all * other.share for one, other in pairs]
    worst = beyond.index(max(beyond))
    return [*pairs[:worst], *pairs[worst + 1 :]]


def spread(pairs: Sequence[tuple[Count, Count]]) -> float:
    """How much further the differences of periods are from each other than if every request failed by itself.

    Failures come in bursts, and a burst is less evidence than as many failures one by one. What hits both sides at
    once is no difference, and does not count.
    """
    weights = [one.all * other.all / (one.all + other.all) if one.all + other.all else 0.0 for one, other in pairs]
    gaps = [one.share - other.share for one, other in pairs]
    mean = sum(w * gap for w, gap in zip(weights, gaps, strict=True)) / (sum(weights) or 1.0)
    found = sum((w * (gap - mean)) ** 2 for w, gap in zip(weights, gaps, strict=True))
    usual = sum(w**2 * (_variance(one) + _variance(other)) for w, (one, other) in zip(weights, pairs, strict=True))
    seen = len(pairs) * (found / usual if usual else 1.0)
    return max(1.0, (_USUAL_SPREAD * _USUAL_PERIODS + seen) / (_USUAL_PERIODS + len(pairs)))


def _variance(count: Count) -> float:
    return count.share * (1 - count.share) / count.all if count.all else 0.0


def _fit(count: Count, share: float) -> float:
    """How well a share explains a count, as the logarithm of its likelihood."""
    return _weighed(count.failed, share) + _weighed(count.all - count.failed, 1 - share)


def _weighed(times: float, chance: float) -> float:
    if times <= 0:
        return 0.0
    return times * log(chance) if chance > 0 else -inf


def _likely(one: Count, other: Count, gap: float) -> float:
    """The other's share that explains both best if they are exactly that far apart."""
    if not gap:
        return (one.failed + other.failed) / (one.all + other.all)
    low, high = 0.0, 1.0 - gap
    for _ in range(_STEPS):
        share = (low + high) / 2
        rising = _slope(one, share + gap) + _slope(other, share)
        low, high = (share, high) if rising > 0 else (low, share)
    return (low + high) / 2


def _slope(count: Count, share: float) -> float:
    return count.failed / share - (count.all - count.failed) / (1 - share)
