"""What is asked of CloudWatch, and what is made of its answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from botocore.session import Session
from botocore.validate import ParamValidator

from gatewright.live.connection import Answer
from gatewright.live.faults import FaultError, Kind
from gatewright.live.judging import Sample, Thresholds, Verdict, judge, overall
from gatewright.live.metrics import Signals, sample
from gatewright.live.model import Call
from unit.live.rounds import QuickClock, caller

NOW = QuickClock().now()
SIGNALS = Signals(api="shop", stage="live", canary="live/Canary", alarms=("errors",))
MODEL: Any = Session().get_service_model("cloudwatch")


class CloudWatch:
    """Ten minutes of the same metrics of both sides, in pages, and an alarm."""

    def __init__(self, change: Callable[[dict[str, Any]], object] = lambda _: None) -> None:
        self.change = change
        self.state = "OK"

    def call(self, call: Call) -> Answer:
        parts = [part.title() for part in call.operation.split("_")]
        report = ParamValidator().validate(call.parameters, MODEL.operation_model("".join(parts)).input_shape)
        assert not report.has_errors(), report.generate_report()
        if call.operation == "describe_alarms":
            return {"MetricAlarms": [{"AlarmName": "errors", "StateValue": self.state}]}
        queries = call.parameters["MetricDataQueries"]
        assert isinstance(queries, list)
        first = "NextToken" not in call.parameters
        results = [self._result(query, call) for query in (queries[:3] if first else queries[3:])]
        return {"MetricDataResults": results, **({"NextToken": "more"} if first else {})}

    def _result(self, query: dict[str, Any], call: Call) -> dict[str, Any]:
        value = {"requests": 1000.0, "failures": 1.0, "latency": 80.0}[query["Id"].split("_")[1]]
        start, end = call.parameters["StartTime"], call.parameters["EndTime"]
        assert isinstance(start, datetime)
        assert isinstance(end, datetime)
        moments = [float(second) for second in range(int(start.timestamp()), int(end.timestamp()), 60)]
        found = {
            "Id": query["Id"],
            "StatusCode": "Complete",
            "Timestamps": [datetime.fromtimestamp(moment, UTC) for moment in moments],
            "Values": [value] * len(moments),
        }
        self.change(found)
        return found


def seen(cloudwatch: CloudWatch, folder: Path, since: float = NOW - 630) -> Sample:
    return sample(caller(cloudwatch, folder), SIGNALS, since)


def verdict(cloudwatch: CloudWatch, folder: Path) -> Verdict:
    return overall(judge(seen(cloudwatch, folder), Thresholds()))


def test_whole_periods_of_both_sides_are_read_from_all_pages(tmp_path: Path) -> None:
    found = seen(CloudWatch(), tmp_path)
    assert [len(side.periods) for side in (found.canary, found.base)] == [10, 10]
    assert (found.canary.requests, found.base.failures) == (10_000, 10)
    assert found.alarms == (("errors", "OK"),)


def test_both_sides_alike_are_good(tmp_path: Path) -> None:
    assert verdict(CloudWatch(), tmp_path) is Verdict.GOOD


def test_an_alarm_is_bad(tmp_path: Path) -> None:
    cloudwatch = CloudWatch()
    cloudwatch.state = "ALARM"
    assert verdict(cloudwatch, tmp_path) is Verdict.BAD


def partial(found: dict[str, Any]) -> None:
    if found["Id"] == "base_failures":
        found["StatusCode"] = "PartialData"


def empty(found: dict[str, Any]) -> None:
    if found["Id"].startswith("canary"):
        found["Timestamps"], found["Values"] = [], []


def without_failures(found: dict[str, Any]) -> None:
    if found["Id"] == "canary_failures":
        found["Timestamps"], found["Values"] = found["Timestamps"][:5], found["Values"][:5]


def old(found: dict[str, Any]) -> None:
    found["Timestamps"], found["Values"] = found["Timestamps"][:5], found["Values"][:5]


def renamed(found: dict[str, Any]) -> None:
    found["Id"] = found["Id"].replace("canary", "other")


@pytest.mark.parametrize("change", [partial, empty, without_failures, old, renamed])
def test_what_is_not_all_there_says_nothing(change: Callable[[dict[str, Any]], None], tmp_path: Path) -> None:
    assert verdict(CloudWatch(change), tmp_path) is Verdict.UNKNOWN


def test_before_the_first_whole_period_nothing_is_known(tmp_path: Path) -> None:
    found = seen(CloudWatch(), tmp_path, NOW - 20)
    assert found.canary.periods == []
    assert overall(judge(found, Thresholds())) is Verdict.UNKNOWN


def test_a_refusal_is_told(tmp_path: Path) -> None:
    def refuse(_: object) -> None:
        raise FaultError(Kind.REFUSED, "AccessDenied")

    with pytest.raises(FaultError, match="AccessDenied"):
        seen(CloudWatch(refuse), tmp_path)
