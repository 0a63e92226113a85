"""What is asked of CloudWatch, and what is made of its answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from botocore.session import Session
from botocore.validate import ParamValidator
from msgspec.structs import replace

from gatewright.gateway.canary import CanaryPlan
from gatewright.live.connection import Answer
from gatewright.live.faults import FaultError, FaultKind
from gatewright.live.judging import Sample, Verdict, judge, overall
from gatewright.live.metrics import Signals, sample
from gatewright.live.model import AwsCall
from unit.live.rounds import QuickClock, caller

NOW = QuickClock().now()
SIGNALS = Signals(
    api="shop",
    id="api1",
    stage="live",
    canary="live/Canary",
    errors=("server_errors", "client_errors"),
    percentiles=("p90",),
    alarms=("errors",),
)


def validated(call: AwsCall) -> None:
    """Make sure that the service takes a call."""
    model: Any = Session().get_service_model(call.service)
    operation = "".join(part.title() for part in call.operation.split("_"))
    report = ParamValidator().validate(call.parameters, model.operation_model(operation).input_shape)
    assert not report.has_errors(), report.generate_report()


class CloudWatch:
    """The same metrics of both sides all the time, in pages, an alarm, and execution logs."""

    def __init__(self, change: Callable[[dict[str, Any]], object] = lambda _: None) -> None:
        self.change = change
        self.state = "OK"
        self.logs: dict[str, list[str]] = {}

    def call(self, call: AwsCall) -> Answer:
        validated(call)
        if call.operation == "filter_log_events":
            return self._events(call)
        if call.operation == "describe_alarms":
            return {"MetricAlarms": [{"AlarmName": "errors", "StateValue": self.state}]}
        queries: Any = call.parameters["MetricDataQueries"]
        first = "NextToken" not in call.parameters
        results = [self._result(query, call) for query in (queries[:4] if first else queries[4:])]
        return {"MetricDataResults": results, **({"NextToken": "more"} if first else {})}

    def _events(self, call: AwsCall) -> Answer:
        """One event a page."""
        group = str(call.parameters["logGroupName"])
        if group not in self.logs:
            raise FaultError(FaultKind.MISSING, "there is no such group")
        at = int(str(call.parameters.get("nextToken", 0)))
        rest = {"nextToken": str(at + 1)} if at + 1 < len(self.logs[group]) else {}
        return {"events": [{"message": text} for text in self.logs[group][at : at + 1]], **rest}

    def _result(self, query: dict[str, Any], call: AwsCall) -> dict[str, Any]:
        value = VALUES[query["Id"].partition("_")[2]]
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


VALUES = {"requests": 1000.0, "server_errors": 1.0, "client_errors": 20.0, "p90": 80.0}
GROUP = "API-Gateway-Execution-Logs_api1/live"


def seen(cloudwatch: CloudWatch, folder: Path, since: float = NOW - 930, percent: float = 50) -> Sample:
    return sample(caller(cloudwatch, folder), SIGNALS, since, percent)


def verdict(cloudwatch: CloudWatch, folder: Path) -> Verdict:
    return overall(judge(seen(cloudwatch, folder), CanaryPlan()))


def test_whole_periods_of_both_sides_are_read_from_all_pages(tmp_path: Path) -> None:
    found = seen(CloudWatch(), tmp_path)
    assert [len(side.periods) for side in (found.canary, found.base)] == [15, 15]
    assert (found.canary.requests, found.base.share("client_errors")) == (15_000, 0.02)
    assert found.alarms == (("errors", "OK"),)


def test_both_sides_alike_are_good(tmp_path: Path) -> None:
    assert verdict(CloudWatch(), tmp_path) is Verdict.GOOD


def test_an_alarm_is_bad(tmp_path: Path) -> None:
    cloudwatch = CloudWatch()
    cloudwatch.state = "ALARM"
    assert verdict(cloudwatch, tmp_path) is Verdict.BAD


def all_requests(found: dict[str, Any]) -> None:
    """The numbers of the stage hold those of its canary."""
    if found["Id"].startswith("base_") and found["Id"] != "base_p90":
        found["Values"] = [2 * value for value in found["Values"]]


@pytest.mark.parametrize("percent", [5, 50])
def test_the_base_is_what_its_canary_is_not(tmp_path: Path, percent: float) -> None:
    """At 5 % a thousand requests are too many for either; at 50 % twice as many are both sides together."""
    found = seen(CloudWatch(all_requests), tmp_path, percent=percent)
    assert found.base.requests == (15_000 if percent == 50 else 30_000)
    assert found.base.share("server_errors") == 0.001
    assert found.mixed == (0.5 if percent == 50 else 0)


def test_execution_logs_are_read_to_their_end(tmp_path: Path) -> None:
    """What the canary writes stands in both groups; several lines may be about one request."""
    cloudwatch = CloudWatch()
    failed = ["(a) Execution failed due to a timeout error", "(a) Execution failed due to a timeout error"]
    cloudwatch.logs = {f"{GROUP}/Canary": failed, GROUP: [*failed, "(b) Execution failed due to x", "else", "(c) x"]}
    made, signals = caller(cloudwatch, tmp_path), replace(SIGNALS, logs=True)
    assert sample(made, signals, NOW - 930, 50).failed == (1, 2)
    del cloudwatch.logs[f"{GROUP}/Canary"]
    assert sample(made, signals, NOW - 930, 50).failed is None


def test_an_alarm_may_go_by_its_arn(tmp_path: Path) -> None:
    signals = replace(SIGNALS, alarms=("arn:aws:cloudwatch:eu-west-1:111122223333:alarm:errors", "gone"))
    assert sample(caller(CloudWatch(), tmp_path), signals, NOW - 930, 50).alarms == (("errors", "OK"), ("gone", ""))


def partial(found: dict[str, Any]) -> None:
    if found["Id"] == "base_server_errors":
        found["StatusCode"] = "PartialData"


def empty(found: dict[str, Any]) -> None:
    if found["Id"].startswith("canary"):
        found["Timestamps"], found["Values"] = [], []


def without_failures(found: dict[str, Any]) -> None:
    if found["Id"] == "canary_server_errors":
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
    assert overall(judge(found, CanaryPlan())) is Verdict.UNKNOWN


def test_a_refusal_is_told(tmp_path: Path) -> None:
    def refuse(_: object) -> None:
        raise FaultError(FaultKind.REFUSED, "AccessDenied")

    with pytest.raises(FaultError, match="AccessDenied"):
        seen(CloudWatch(refuse), tmp_path)
