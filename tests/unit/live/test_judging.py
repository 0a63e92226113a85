"""The judge: what is bad is not promoted, what is good is not ended, and what is not known is neither."""

from __future__ import annotations

import random
from math import nan

import pytest
from msgspec.structs import replace

from gatewright.live.judging import Period, Sample, Side, Thresholds, Verdict, judge, overall
from gatewright.live.rollout import Action, Schedule, decide, following

THRESHOLDS = Thresholds()
NOW = 1_800_000_000.0
MINUTE = 60.0


def side(requests: float, failures: float, latency: float | None = 100.0, periods: int = 10) -> Side:
    starts = [NOW - MINUTE * (index + 1) for index in range(periods)]
    return Side(
        [Period(start=s, requests=requests / periods, failures=failures / periods, latency=latency) for s in starts]
    )


def sample(canary: Side, base: Side, *alarms: tuple[str, str]) -> Sample:
    return Sample(canary=canary, base=base, now=NOW, period=MINUTE, alarms=alarms)


def verdict(canary: Side, base: Side, *alarms: tuple[str, str], thresholds: Thresholds = THRESHOLDS) -> Verdict:
    return overall(judge(sample(canary, base, *alarms), thresholds))


GOOD = side(5000, 5)


def changed(side: Side, **values: object) -> Side:
    """The same with another newest period."""
    return replace(side, periods=[replace(side.periods[0], **values), *side.periods[1:]])


@pytest.mark.parametrize(
    ("canary", "says"),
    {
        "as good as its base": (side(5000, 5), Verdict.GOOD),
        "better": (side(5000, 0), Verdict.GOOD),
        "clearly worse": (side(5000, 500), Verdict.BAD),
        "a little worse than is tolerated": (side(5000, 70), Verdict.BAD),
        "a little worse, as is tolerated": (side(50_000, 100), Verdict.GOOD),
        "so few that nothing is known": (side(40, 0), Verdict.UNKNOWN),
        "enough, and too few to be sure": (side(150, 0), Verdict.UNKNOWN),
        "far slower": (side(5000, 5, 200.0), Verdict.BAD),
        "a little slower": (side(5000, 5, 140.0), Verdict.GOOD),
        "without latencies": (side(5000, 5, None), Verdict.UNKNOWN),
        "without data": (Side([]), Verdict.UNKNOWN),
        "not all there": (Side(GOOD.periods, complete=False), Verdict.UNKNOWN),
        "no number": (changed(GOOD, requests=nan), Verdict.UNKNOWN),
        "less than nothing": (changed(GOOD, failures=-1.0), Verdict.UNKNOWN),
        "more failures than requests": (changed(GOOD, failures=9999.0), Verdict.UNKNOWN),
    }.values(),
)
def test_a_canary_is(canary: Side, says: Verdict) -> None:
    assert verdict(canary, GOOD) is says


@pytest.mark.parametrize("minutes", [-10, 6, 60, 10_000])
def test_data_that_is_not_of_now_says_nothing(minutes: int) -> None:
    old = replace(sample(GOOD, GOOD), now=NOW + minutes * MINUTE)
    assert overall(judge(old, THRESHOLDS)) is Verdict.UNKNOWN


def test_a_base_without_requests_says_nothing_about_the_canary() -> None:
    assert verdict(GOOD, side(50, 0)) is Verdict.UNKNOWN


def test_a_limit_holds_whatever_the_base_does() -> None:
    bad = side(5000, 500)
    assert verdict(bad, bad) is not Verdict.BAD
    assert verdict(bad, bad, thresholds=Thresholds(limit=0.05)) is Verdict.BAD


@pytest.mark.parametrize(
    ("state", "says"),
    [("OK", Verdict.GOOD), ("ALARM", Verdict.BAD), ("INSUFFICIENT_DATA", Verdict.UNKNOWN), ("", Verdict.UNKNOWN)],
)
def test_an_alarm_is_heard(state: str, says: Verdict) -> None:
    assert verdict(GOOD, GOOD, ("errors", state)) is says


def test_an_alarm_is_heard_without_metrics() -> None:
    assert verdict(Side([]), Side([]), ("errors", "ALARM")) is Verdict.BAD
    assert verdict(Side([]), Side([]), ("errors", "OK")) is Verdict.UNKNOWN


SCHEDULE = Schedule(steps=(5, 25, 50, 100), bake=600, patience=1)
PATIENT = Schedule(steps=(5, 25, 50, 100), bake=600)


@pytest.mark.parametrize("elapsed", [0, 599, 600, 1199, 1200, 9e9])
def test_only_what_is_known_to_be_good_goes_on(elapsed: float) -> None:
    assert decide(Verdict.BAD, elapsed, SCHEDULE) is Action.ABORT
    assert decide(Verdict.UNKNOWN, elapsed, SCHEDULE) is (Action.WAIT if elapsed < 1200 else Action.ABORT)
    assert decide(Verdict.GOOD, elapsed, SCHEDULE) is (Action.WAIT if elapsed < 600 else Action.NEXT)


def test_shares_follow_each_other_up_to_the_promotion() -> None:
    assert [following((5, 25, 50, 100), percent) for percent in (0, 5, 10, 50, 100)] == [5, 25, 25, None, None]


STEPS = ((0.05, 0.25, 0.5), 3000), ((0.5,), 800)
"""The shares of a rollout, and the requests of the stage in a minute."""


def rollout(worse: float, seed: int, shares: tuple[float, ...], traffic: int) -> bool:
    """Whether a canary of a service with 0.5 % failures is promoted."""
    chance = random.Random(seed)
    for share in shares:
        sides: list[list[Period]] = [[], []]
        elapsed = 0.0
        while True:
            elapsed += MINUTE
            now = NOW + elapsed
            for periods, part, rate in zip(sides, (share, 1 - share), (0.005 + worse, 0.005), strict=True):
                requests = traffic * part
                failures = max(0.0, round(chance.gauss(requests * rate, (requests * rate * (1 - rate)) ** 0.5)))
                slow = chance.lognormvariate(4.6, 0.15)
                periods.append(Period(start=now - MINUTE, requests=requests, failures=failures, latency=slow))
            seen = Sample(canary=Side(sides[0]), base=Side(sides[1]), now=now, period=MINUTE)
            action = decide(overall(judge(seen, THRESHOLDS)), elapsed, PATIENT)
            if action is Action.ABORT:
                return False
            if action is Action.NEXT:
                break
    return True


RUNS = 1000


@pytest.mark.parametrize(("shares", "traffic"), STEPS)
def test_of_bad_canaries_one_in_a_hundred_is_promoted_at_most(shares: tuple[float, ...], traffic: int) -> None:
    assert sum(rollout(0.01, seed, shares, traffic) for seed in range(RUNS)) <= RUNS * 0.01


@pytest.mark.parametrize(("shares", "traffic"), STEPS)
def test_of_good_canaries_one_in_twenty_is_ended_at_most(shares: tuple[float, ...], traffic: int) -> None:
    assert sum(not rollout(0.0, seed, shares, traffic) for seed in range(RUNS)) <= RUNS * 0.05
