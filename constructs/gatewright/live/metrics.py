"""What CloudWatch knows about a canary and its base."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

from msgspec import Struct
from msgspec.structs import replace

from gatewright.live.calls import Caller
from gatewright.live.executions import failed_executions
from gatewright.live.judging import Period, Sample, Side
from gatewright.live.series import Series, items, read_series

_SIDES = ("canary", "base")

METRICS = {"requests": "Count", "server_errors": "5XXError", "client_errors": "4XXError", "latency": "Latency"}
"""What the service calls what is measured."""

_ALARM_TYPES = ["MetricAlarm", "CompositeAlarm"]


class Signals(Struct, frozen=True, kw_only=True):
    """Where the metrics of both sides are, and what else matters."""

    api: str
    """The API's name, which is a dimension."""
    id: str
    """Its id, by which its logs are called."""
    stage: str
    canary: str
    """What the dimension `Stage` is for the canary."""
    namespace: str = "AWS/ApiGateway"
    period: int = 60
    errors: Sequence[str] = ()
    percentiles: Sequence[str] = ()
    alarms: Sequence[str] = ()
    """Names of alarms, or their ARNs."""
    logs: bool = False
    """Whether execution logs matter."""


def sample(caller: Caller, signals: Signals, since: float, percent: float) -> Sample:
    """What is known about the time since a moment at which the canary got its share, whole periods only."""
    now = caller.clock.now()
    start, end = (int(moment // signals.period) * signals.period for moment in (since + signals.period - 1, now))
    found = {} if end <= start else read_series(caller, list(queries(signals)), start, end)
    canary, base = (_side(name, signals, found) for name in _SIDES)
    share = percent / 100
    is_mixed = _is_mixed(canary, base, share)
    failed = failed_executions(caller, signals.id, signals.stage, start, end) if signals.logs else None
    return Sample(
        canary=canary,
        base=_without(base, canary) if is_mixed else base,
        now=now,
        period=signals.period,
        alarms=tuple(alarm_states(caller, signals.alarms)),
        failed=failed,
        mixed=share if is_mixed else 0.0,
    )


def _is_mixed(canary: Side, base: Side, share: float) -> bool:
    """Whether the stage's metrics include its canary's, which is not documented: the number of requests shows it.

    The canary's are `share` of all requests, and `share / (1 - share)` of the others. Their mean is the border.
    """
    return share < 1 and canary.requests < base.requests * share / sqrt(1 - share)


def _without(base: Side, canary: Side) -> Side:
    """A side without the requests of the other."""
    others = {period.start: period for period in canary.periods}
    return replace(base, periods=[_less(period, others.get(period.start)) for period in base.periods])


def _less(period: Period, other: Period | None) -> Period:
    if other is None:
        return period
    requests = max(0.0, period.requests - other.requests)
    rest = {what: count - other.errors.get(what, 0.0) for what, count in period.errors.items()}
    errors = {what: min(max(0.0, count), requests) for what, count in rest.items()}
    return replace(period, requests=requests, errors=errors)


def queries(signals: Signals) -> Iterator[dict[str, object]]:
    """What is asked of CloudWatch: of both sides, each metric under an id such as `canary_requests`."""
    asked = [(what, METRICS[what], "Sum") for what in ("requests", *signals.errors)]
    asked += [(percentile, METRICS["latency"], percentile) for percentile in signals.percentiles]
    for side, stage in zip(_SIDES, (signals.canary, signals.stage), strict=True):
        for name, metric, statistic in asked:
            dimensions = [{"Name": "ApiName", "Value": signals.api}, {"Name": "Stage", "Value": stage}]
            what = {"Namespace": signals.namespace, "MetricName": metric, "Dimensions": dimensions}
            yield {
                "Id": f"{side}_{name}",
                "MetricStat": {"Metric": what, "Period": signals.period, "Stat": statistic},
                "ReturnData": True,
            }


def _side(name: str, signals: Signals, found: Mapping[str, Series] | None) -> Side:
    missing: Series = ({}, found == {})  # nothing was asked for before the first whole period
    found = found or {}
    requests, told = found.get(f"{name}_requests", missing)
    errors = {what: found.get(f"{name}_{what}", missing) for what in signals.errors}
    latencies = {percentile: found.get(f"{name}_{percentile}", missing) for percentile in signals.percentiles}
    periods = [
        Period(start=start, requests=count, errors=_at(start, errors), latencies=_at(start, latencies))
        for start, count in sorted(requests.items())
    ]
    told = told and all(complete for _, complete in (*errors.values(), *latencies.values()))
    return Side(periods, complete=told and all(requests.keys() <= values.keys() for values, _ in errors.values()))


def _at(moment: float, series: Mapping[str, Series]) -> dict[str, float]:
    return {name: values[moment] for name, (values, _) in series.items() if moment in values}


def alarm_states(caller: Caller, alarms: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Alarms by name with their states; an empty one if there is no such alarm."""
    if not alarms:
        return
    names = {alarm: alarm.rsplit(":alarm:", 1)[-1] for alarm in alarms}
    asked = sorted(set(names.values()))
    answer = caller.read("cloudwatch", "describe_alarms", AlarmNames=asked, AlarmTypes=_ALARM_TYPES, MaxRecords=100)
    kinds = (items(answer.get(kind)) for kind in ("MetricAlarms", "CompositeAlarms"))
    said = {str(each.get("AlarmName")): str(each.get("StateValue", "")) for found in kinds for each in found}
    yield from ((name, said.get(name, "")) for name in names.values())
