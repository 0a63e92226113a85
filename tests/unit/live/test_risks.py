"""How often the judge is wrong: rollouts of many kinds of service that never were, the same ones every time."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from benchmarks.canaries import CANARIES, SERVICES, TRAFFIC, endings

from gatewright.live.evidence import Count, above, apart, enough
from gatewright.live.rollout import Action

BAD = [canary for canary in CANARIES if canary != "good"]


def test_of_bad_canaries_one_in_a_hundred_is_promoted_at_most() -> None:
    ends = Counter(end for kind in product(SERVICES, TRAFFIC, BAD) for end in endings(*kind, seeds=range(2)))
    assert ends[Action.NEXT] <= ends.total() * 0.01


def test_of_good_canaries_one_in_twenty_is_ended_at_most() -> None:
    ends = Counter(end for kind in product(SERVICES, TRAFFIC) for end in endings(*kind, "good", seeds=range(5)))
    assert ends[Action.ABORT] <= ends.total() * 0.05


@pytest.mark.parametrize("service", SERVICES)
def test_what_is_known_is_decided(service: str) -> None:
    """A judge that never says anything would never be wrong."""
    assert Counter(endings(service, "high", "good", range(100, 108)))[Action.NEXT] >= 7
    assert Counter(endings(service, "high", "failing", range(100, 108)))[Action.ABORT] >= 3


def test_a_canary_that_fails_often_is_ended_in_minutes() -> None:
    """Thrice the failures that are tolerated, at 5 % of little traffic, are seen before the share is over."""
    assert set(endings("steady", "middle", "failing badly", range(8))) == {Action.ABORT}


def test_evidence_has_a_side() -> None:
    one, other = Count(1000, 30), Count(1000, 10)
    assert apart(one, other, 0.0) > 0 > apart(one, other, 0.05)
    assert apart(one, other, 0.02) == pytest.approx(0, abs=1e-9)
    assert above(one, 0.01) > 0 > above(one, 0.05)
    assert above(one, 0.03) == 0
    assert above(one, 0.0) > 1e9
    assert above(Count(10, 10), 1.0) == 0


def test_more_looks_and_less_risk_need_more_evidence() -> None:
    assert enough(0.01, 10_000, 100) > enough(0.01, 1000, 100) > enough(0.05, 1000, 100)
