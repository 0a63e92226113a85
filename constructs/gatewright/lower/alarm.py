"""Alarms. They are not part of a deployment of the API."""

from collections.abc import Iterator, Mapping

from gatewright.document.plain_data import present
from gatewright.gateway import Gateway, Stage
from gatewright.gateway.alarm import Alarm
from gatewright.gateway.logs import throttled_pattern
from gatewright.lower.ids import Ids, pascal
from gatewright.lower.merge import merged_properties
from gatewright.lower.metric import OWN_NAMESPACE, metric, throttled_name
from gatewright.lower.reference import arn
from gatewright.lower.rest.logs import access_group_id
from gatewright.lower.tag import tag_list
from gatewright.template import Prose, Ref, Resource, Value

NO_DATA = {"good": "notBreaching", "bad": "breaching", "keep": "ignore", "unknown": "missing"}
_PERCENTILES = ("p50", "p90", "p95", "p99")


def alarms(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The alarms of all stages.

    CloudFormation names them after the stack and the logical id, so that two stacks with the same gateway do not
    conflict.
    """
    for stage in gateway.stages:
        yield from _throttled_filter(stage, ids)
        for alarm in stage.alarms:
            yield Resource(
                id=alarm_id(stage, alarm, ids),
                type="AWS::CloudWatch::Alarm",
                properties=merged_properties(_properties(gateway, stage, alarm, ids), alarm.raw),
                origin=alarm.place,
            )


def _throttled_filter(stage: Stage, ids: Ids) -> Iterator[Resource]:
    """The metric filter that counts throttled requests in a stage's logs, if an alarm uses the count."""
    pattern = throttled_pattern(stage.logs)
    alarm = next((alarm for alarm in stage.alarms if alarm.measure == "throttled"), None)
    if alarm and pattern:
        count: Value = {
            "MetricNamespace": OWN_NAMESPACE,
            "MetricName": throttled_name(stage, ids),
            "MetricValue": "1",
            "DefaultValue": 0,
        }
        yield Resource(
            id=ids.of("Stage", stage.name, suffix="ThrottledFilter"),
            type="AWS::Logs::MetricFilter",
            properties={
                "LogGroupName": Ref(access_group_id(stage, ids)),
                "FilterPattern": pattern,
                "MetricTransformations": [count],
            },
            origin=alarm.path,
        )


def alarm_id(stage: Stage, alarm: Alarm, ids: Ids) -> str:
    """An alarm's logical id, which does not depend on its limit: `OrdersStageLiveLatencyP99Alarm`."""
    return ids.of("Stage", stage.name, suffix=f"{pascal(alarm.measure)}{pascal(alarm.variant)}Alarm")


def _properties(gateway: Gateway, stage: Stage, alarm: Alarm, ids: Ids) -> dict[str, Value]:
    topics = [arn(topic, ids) for topic in alarm.tell.values()]
    return present(
        AlarmDescription=Prose(alarm.description),
        **_Watched(gateway, stage, alarm, ids).properties(),
        ComparisonOperator="LessThanThreshold" if alarm.is_below else "GreaterThanThreshold",
        Threshold=int(alarm.limit) if alarm.limit.is_integer() else alarm.limit,
        EvaluationPeriods=alarm.values,
        DatapointsToAlarm=alarm.datapoints or alarm.values,
        TreatMissingData=NO_DATA[alarm.no_data],
        AlarmActions=topics or None,
        OKActions=topics if topics and alarm.all_clear else None,
        **tag_list(stage.tags),
    )


class _Watched:
    """The metric that an alarm evaluates, or the expression over several metrics."""

    def __init__(self, gateway: Gateway, stage: Stage, alarm: Alarm, ids: Ids) -> None:
        self.gateway, self.stage, self.alarm, self.ids = gateway, stage, alarm, ids

    def properties(self) -> Mapping[str, Value]:
        """The alarm's properties for its metric or expression."""
        alarm = self.alarm
        least = alarm.at_least or 1
        if alarm.measure == "cache_hit_rate":
            asked = "(FILL(hits, 0) + FILL(misses, 0))"
            worked_out = f"IF({asked} >= {least}, 100 * FILL(hits, 0) / {asked}, 100)"
            return self._worked_out(worked_out, {"hits": ("cache_hits", "Sum"), "misses": ("cache_misses", "Sum")})
        if alarm.measure == "canary_errors":
            worked_out = f"IF(tried >= {least}, 100 * (FILL(failed, 0) / tried - FILL(found, 0) / requests), 0)"
            canary = {"failed": ("canary_server_errors", "Sum"), "tried": ("canary_requests", "Sum")}
            base = {"found": ("server_errors", "Sum"), "requests": ("requests", "Sum")}
            return self._worked_out(worked_out, {**canary, **base})
        if alarm.statistic == "share":
            worked_out = f"IF(requests >= {least}, 100 * FILL(found, 0) / requests, 0)"
            return self._worked_out(worked_out, {"found": (alarm.measure, "Sum"), "requests": ("requests", "Sum")})
        if least > 1:
            used = {"found": (alarm.measure, alarm.statistic), "samples": (alarm.measure, "SampleCount")}
            return self._worked_out(f"IF(samples >= {least}, found, 0)", used)
        key = "ExtendedStatistic" if alarm.statistic in _PERCENTILES else "Statistic"
        return {**self._metric(alarm.measure), key: alarm.statistic, "Period": round(alarm.each)}

    def _metric(self, measure: str) -> dict[str, Value]:
        found = metric(self.gateway, self.stage, measure, self.ids)
        assert found is not None, measure
        dimensions: Value = [{"Name": name, "Value": value} for name, value in found.dimensions.items()]
        return present(Namespace=found.namespace, MetricName=found.name, Dimensions=dimensions or None)

    def _worked_out(self, expression: str, used: Mapping[str, tuple[str, str]]) -> Mapping[str, Value]:
        result: Value = {
            "Id": "result",
            "Label": self.alarm.measure.replace("_", " "),
            "Expression": expression,
            "ReturnData": True,
        }
        parts: list[Value] = [
            {
                "Id": id,
                "MetricStat": {"Metric": self._metric(measure), "Stat": stat, "Period": round(self.alarm.each)},
                "ReturnData": False,
            }
            for id, (measure, stat) in used.items()
        ]
        return {"Metrics": [result, *parts]}
