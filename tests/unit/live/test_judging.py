"""The judge: what is bad is not promoted, what is good is not ended, and what is not known is neither."""

from __future__ import annotations

from math import nan

import pytest
from msgspec.structs import replace

from gatewright.gateway.canary import CanaryPlan, ErrorLimit
from gatewright.live.judging import Period, Sample, Side, Verdict, judge, overall
from gatewright.live.rollout import Action, decide, following

PLAN = CanaryPlan()
NOW = 1_800_000_000.0
MINUTE = 60.0


def side(requests: float, failures: float, latency: float | None = 100.0, *, refused: float = 0.0) -> Side:
    """Fifteen minutes of the same."""
    period = Period(
        start=NOW - MINUTE,
        requests=requests / 15,
        errors={"server_errors": failures / 15, "client_errors": refused / 15},
        latencies={} if latency is None else {"p90": latency},
    )
    return Side([replace(period, start=NOW - MINUTE * (index + 1)) for index in range(15)])


def sample(canary: Side, base: Side, *alarms: tuple[str, str]) -> Sample:
    return Sample(canary=canary, base=base, now=NOW, period=MINUTE, alarms=alarms)


def verdict(canary: Side, base: Side, *alarms: tuple[str, str], plan: CanaryPlan = PLAN) -> Verdict:
    return overall(judge(sample(canary, base, *alarms), plan))


GOOD = side(15_000, 15)


def changed(side: Side, **values: object) -> Side:
    """The same with another newest period."""
    return replace(side, periods=[replace(side.periods[0], **values), *side.periods[1:]])


@pytest.mark.parametrize(
    ("canary", "says"),
    {
        "as good as its base": (GOOD, Verdict.GOOD),
        "better": (side(15_000, 0), Verdict.GOOD),
        "clearly worse": (side(15_000, 1500), Verdict.BAD),
        "a little worse than is tolerated": (side(15_000, 210), Verdict.BAD),
        "a little worse, as is tolerated": (side(150_000, 300), Verdict.GOOD),
        "so few that nothing is known": (side(40, 0), Verdict.UNKNOWN),
        "enough, and too few to be sure": (side(150, 0), Verdict.UNKNOWN),
        "refusing what it should take": (side(15_000, 15, refused=1500), Verdict.BAD),
        "far slower": (side(15_000, 15, 200.0), Verdict.BAD),
        "a little slower": (side(15_000, 15, 140.0), Verdict.GOOD),
        "without latencies": (side(15_000, 15, None), Verdict.UNKNOWN),
        "without data": (Side([]), Verdict.UNKNOWN),
        "not all there": (Side(GOOD.periods, complete=False), Verdict.UNKNOWN),
        "no number": (changed(GOOD, requests=nan), Verdict.UNKNOWN),
        "less than nothing": (changed(GOOD, errors={"server_errors": -1.0}), Verdict.UNKNOWN),
        "more failures than requests": (changed(GOOD, errors={"server_errors": 9999.0}), Verdict.UNKNOWN),
    }.values(),
)
def test_a_canary_is(canary: Side, says: Verdict) -> None:
    assert verdict(canary, GOOD) is says


@pytest.mark.parametrize("minutes", [-10, 6, 60, 10_000])
def test_data_that_is_not_of_now_says_nothing(minutes: int) -> None:
    old = replace(sample(GOOD, GOOD), now=NOW + minutes * MINUTE)
    assert overall(judge(old, PLAN)) is Verdict.UNKNOWN


def test_a_base_without_requests_says_nothing_about_the_canary() -> None:
    assert verdict(GOOD, side(50, 0)) is Verdict.UNKNOWN


def test_a_limit_holds_whatever_the_base_does() -> None:
    bad = side(15_000, 1500)
    assert verdict(bad, bad) is not Verdict.BAD
    limited = replace(PLAN, errors={"server_errors": ErrorLimit(0.01, 0.05)})
    assert verdict(bad, bad, plan=limited) is Verdict.BAD


def test_one_bad_minute_is_no_bad_canary() -> None:
    burst = changed(GOOD, errors={"server_errors": 900.0, "client_errors": 0.0})
    assert verdict(burst, GOOD) is not Verdict.BAD


def test_what_hits_both_sides_at_once_is_no_difference() -> None:
    """In the minute in which everything failed the canary had most of its requests, and the base few of its own."""
    outage = {"server_errors": 1000.0, "client_errors": 0.0}
    canary = changed(GOOD, requests=1000.0, errors=outage)
    base = changed(GOOD, requests=1000.0, errors=outage)
    base = replace(base, periods=[base.periods[0], *(replace(p, requests=50_000.0) for p in base.periods[1:])])
    assert verdict(canary, base) is not Verdict.BAD


@pytest.mark.parametrize(
    ("failed", "says"),
    [(None, Verdict.UNKNOWN), ((10.0, 10.0), Verdict.GOOD), ((900.0, 10.0), Verdict.BAD), ((0.0, 500.0), Verdict.GOOD)],
)
def test_execution_logs_are_heard(failed: tuple[float, float] | None, says: Verdict) -> None:
    heard = replace(sample(GOOD, GOOD), failed=failed)
    assert overall(judge(heard, PLAN)) is Verdict.GOOD
    assert overall(judge(heard, replace(PLAN, logs=True))) is says


def test_nothing_that_is_not_asked_for_is_judged() -> None:
    asked = replace(PLAN, errors={}, latencies={"p90": 1.2})
    assert [finding.what for finding in judge(sample(GOOD, GOOD), asked)] == ["p90 of latency"]


@pytest.mark.parametrize(
    ("state", "says"),
    [("OK", Verdict.GOOD), ("ALARM", Verdict.BAD), ("INSUFFICIENT_DATA", Verdict.UNKNOWN), ("", Verdict.UNKNOWN)],
)
def test_an_alarm_is_heard(state: str, says: Verdict) -> None:
    assert verdict(GOOD, GOOD, ("errors", state)) is says


def test_an_alarm_is_heard_without_metrics() -> None:
    assert verdict(Side([]), Side([]), ("errors", "ALARM")) is Verdict.BAD
    assert verdict(Side([]), Side([]), ("errors", "OK")) is Verdict.UNKNOWN


HASTY = CanaryPlan(bake=600, patience=600, hold=False)


@pytest.mark.parametrize("elapsed", [0, 599, 600, 1199, 1200, 9e9])
def test_only_what_is_known_to_be_good_goes_on(elapsed: float) -> None:
    assert decide(Verdict.BAD, elapsed, HASTY) is Action.ABORT
    assert decide(Verdict.UNKNOWN, elapsed, HASTY) is (Action.WAIT if elapsed < 1200 else Action.ABORT)
    assert decide(Verdict.UNKNOWN, 9e9, replace(HASTY, hold=True)) is Action.HOLD
    assert decide(Verdict.GOOD, elapsed, HASTY) is (Action.WAIT if elapsed < 600 else Action.NEXT)


def test_shares_follow_each_other_up_to_the_promotion() -> None:
    assert [following((5, 25, 50, 100), percent) for percent in (0, 5, 10, 50, 100)] == [5, 25, 25, None, None]
