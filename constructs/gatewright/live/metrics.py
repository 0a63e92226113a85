"""What CloudWatch knows about a canary and its base."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from gatewright.live.calls import Caller
from gatewright.live.judging import Period, Sample, Side
from gatewright.plain import is_list, is_mapping

_SIDES = ("canary", "base")

_METRICS = (("requests", "Count", "Sum"), ("failures", "5XXError", "Sum"), ("latency", "Latency", "p99"))
"""What is asked, the metric that tells it, and its statistic."""


class Signals(Struct, frozen=True, kw_only=True):
    """Where the metrics of both sides are, and which alarms matter."""

    api: str
    """The API's name, which is a dimension."""
    stage: str
    canary: str
    """What the dimension `Stage` is for the canary."""
    namespace: str = "AWS/ApiGateway"
    period: int = 60
    alarms: Sequence[str] = ()


def sample(caller: Caller, signals: Signals, since: float) -> Sample:
    """What is known about the time since a moment, whole periods only."""
    now = caller.clock.now()
    start, end = (int(moment // signals.period) * signals.period for moment in (since + signals.period - 1, now))
    found = {} if end <= start else _read(caller, signals, start, end)
    canary, base = (_side(name, found) for name in _SIDES)
    return Sample(
        canary=canary, base=base, now=now, period=signals.period, alarms=tuple(_alarms(caller, signals.alarms))
    )


Series = tuple[Mapping[float, float], bool]
"""Values by time, and whether they are all there are."""


def _read(caller: Caller, signals: Signals, start: float, end: float) -> dict[str, Series]:
    found: dict[str, Series] = {}
    more: dict[str, object] = {}
    while True:
        answer = caller.read(
            "cloudwatch",
            "get_metric_data",
            "MetricDataResults",
            MetricDataQueries=list(_queries(signals)),
            StartTime=datetime.fromtimestamp(start, UTC),
            EndTime=datetime.fromtimestamp(end, UTC),
            **more,
        )
        for each in _items(answer["MetricDataResults"]):
            known, complete = found.get(str(each.get("Id")), ({}, True))
            # A page that is not the last says PartialData of what the next one goes on with.
            is_whole = each.get("StatusCode") == "Complete" or bool(answer.get("NextToken"))
            found[str(each.get("Id"))] = ({**known, **_values(each)}, complete and is_whole)
        if not answer.get("NextToken") or answer["NextToken"] == more.get("NextToken"):
            return found
        more = {"NextToken": answer["NextToken"]}


def _queries(signals: Signals) -> Iterator[dict[str, object]]:
    for side, stage in zip(_SIDES, (signals.canary, signals.stage), strict=True):
        for name, metric, statistic in _METRICS:
            dimensions = [{"Name": "ApiName", "Value": signals.api}, {"Name": "Stage", "Value": stage}]
            what = {"Namespace": signals.namespace, "MetricName": metric, "Dimensions": dimensions}
            yield {
                "Id": f"{side}_{name}",
                "MetricStat": {"Metric": what, "Period": signals.period, "Stat": statistic},
                "ReturnData": True,
            }


def _side(name: str, found: Mapping[str, Series]) -> Side:
    missing: Series = ({}, not found)  # nothing was asked for before the first whole period
    requests, failures, latency = (found.get(f"{name}_{metric}", missing) for metric, _, _ in _METRICS)
    periods = [
        Period(start=start, requests=count, failures=failures[0].get(start, 0.0), latency=latency[0].get(start))
        for start, count in sorted(requests[0].items())
    ]
    told = requests[1] and failures[1] and latency[1] and requests[0].keys() <= failures[0].keys()
    return Side(periods, complete=told)


def _alarms(caller: Caller, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    if not names:
        return
    answer = caller.read("cloudwatch", "describe_alarms", AlarmNames=list(names), AlarmTypes=_ALARM_TYPES)
    kinds = (_items(answer.get(kind)) for kind in ("MetricAlarms", "CompositeAlarms"))
    said = {str(each["AlarmName"]): str(each["StateValue"]) for alarms in kinds for each in alarms}
    yield from ((name, said.get(name, "")) for name in names)


_ALARM_TYPES = ["MetricAlarm", "CompositeAlarm"]


def _values(result: Mapping[str, object]) -> dict[float, float]:
    times, values = result.get("Timestamps"), result.get("Values")
    if not (is_list(times) and is_list(values)):
        return {}
    pairs = zip(times, values, strict=False)
    return {
        time.timestamp(): float(value)
        for time, value in pairs
        if isinstance(time, datetime) and isinstance(value, int | float)
    }


def _items(value: object) -> Iterator[Mapping[str, object]]:
    yield from (each for each in value if is_mapping(each)) if is_list(value) else ()
