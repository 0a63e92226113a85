"""What `gatewright watch` reads of metrics and alarms, from an emulator that keeps them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from deploy.emulator import Emulator
from gatewright.gateway.canary import CanaryPlan
from gatewright.live.calls import Caller, RealClock
from gatewright.live.connection import Boto
from gatewright.live.journal import Journal
from gatewright.live.judging import Sample, Verdict, judge, overall
from gatewright.live.metrics import Signals, sample

MINUTES = 15
REQUESTS = 400


@pytest.fixture
def caller(emulator: Emulator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Caller:
    for name, value in emulator.environment().items():
        if name.startswith("AWS_"):
            monkeypatch.setenv(name, value)
    return Caller(Boto(), Journal(tmp_path / "journal", {}), RealClock())


def data(stage: str, api: str, failing: float, latency: float, start: float) -> Iterator[dict[str, Any]]:
    """What the service would have put: how many there were, and how long each took."""
    dimensions = [{"Name": "ApiName", "Value": api}, {"Name": "Stage", "Value": stage}]
    for minute in range(MINUTES):
        about = {"Dimensions": dimensions, "Timestamp": datetime.fromtimestamp(start + 60 * minute, UTC)}
        yield {**about, "MetricName": "Count", "Values": [1.0], "Counts": [REQUESTS]}
        for name, share in (("5XXError", failing), ("4XXError", 0.02)):
            failed = round(REQUESTS * share)
            yield {**about, "MetricName": name, "Values": [0.0, 1.0], "Counts": [REQUESTS - failed, failed or 0.001]}
        yield {**about, "MetricName": "Latency", "Values": [latency, latency * 9], "Counts": [380, 20]}


def put(emulator: Emulator, api: str, *, failing: float = 0.0025, latency: float = 80.0) -> float:
    """The metrics of a canary, and of a base of which little fails. Tells since when."""
    start = time.time() // 60 * 60 - 60 * MINUTES
    found = [*data("live", api, 0.0025, 80.0, start), *data("live/Canary", api, failing, latency, start)]
    client = emulator.client("cloudwatch")
    for first in range(0, len(found), 20):
        client.put_metric_data(Namespace="AWS/ApiGateway", MetricData=found[first : first + 20])
    return start


def seen(caller: Caller, api: str, since: float, *alarms: str) -> Sample:
    signals = Signals(
        api=api,
        id="a1",
        stage="live",
        canary="live/Canary",
        errors=("server_errors", "client_errors"),
        percentiles=("p90",),
        alarms=alarms,
    )
    return sample(caller, signals, since, 50)


def verdict(found: Sample) -> Verdict:
    return overall(judge(found, CanaryPlan()))


def test_what_was_put_is_read(emulator: Emulator, caller: Caller) -> None:
    found = seen(caller, "alike", put(emulator, "alike"))
    assert (len(found.canary.periods), found.canary.requests) == (MINUTES, MINUTES * REQUESTS)
    assert found.base.share("server_errors") == pytest.approx(0.0025)
    assert found.base.periods[0].latencies == {"p90": pytest.approx(80.0)}
    assert verdict(found) is Verdict.GOOD


def test_a_canary_that_fails_is_bad(emulator: Emulator, caller: Caller) -> None:
    assert verdict(seen(caller, "failing", put(emulator, "failing", failing=0.1))) is Verdict.BAD


def test_a_canary_that_is_slow_is_bad(emulator: Emulator, caller: Caller) -> None:
    assert verdict(seen(caller, "slow", put(emulator, "slow", latency=400.0))) is Verdict.BAD


def test_the_metrics_of_another_api_say_nothing(emulator: Emulator, caller: Caller) -> None:
    assert verdict(seen(caller, "other", put(emulator, "this"))) is Verdict.UNKNOWN


@pytest.mark.parametrize(("state", "says"), [("OK", Verdict.GOOD), ("ALARM", Verdict.BAD)])
def test_alarms_are_read_too(state: str, says: Verdict, emulator: Emulator, caller: Caller) -> None:
    client = emulator.client("cloudwatch")
    usual = {"Namespace": "Shop", "MetricName": "x", "Statistic": "Sum", "Period": 60, "EvaluationPeriods": 1}
    client.put_metric_alarm(
        AlarmName="shop-errors", Threshold=1.0, ComparisonOperator="GreaterThanThreshold", ActionsEnabled=False, **usual
    )
    client.set_alarm_state(AlarmName="shop-errors", StateValue=state, StateReason="a test")
    since = put(emulator, f"alarmed-{state}")
    found = seen(caller, f"alarmed-{state}", since, "shop-errors")
    assert found.alarms == (("shop-errors", state),)
    assert verdict(found) is says
    gone = seen(caller, f"alarmed-{state}", since, "no-such-alarm")
    assert (gone.alarms, verdict(gone)) == ((("no-such-alarm", ""),), Verdict.UNKNOWN)
