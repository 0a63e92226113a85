"""A dashboard for an API: requests, errors and latency of each stage."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from gatewright.gateway import Gateway, Stage
from gatewright.gateway.alarm import Dashboard
from gatewright.lower.alarm import alarm_id
from gatewright.lower.ids import Ids
from gatewright.lower.json_text import json_text
from gatewright.lower.metric import metric
from gatewright.lower.rest.api import api_name
from gatewright.template import REGION, GetAtt, Resource, Value

WIDTH, HEIGHT, ACROSS = 8, 6, 24
"""The size of a widget, and the width of a dashboard."""


class _Graph(Struct, frozen=True):
    """A widget: related measures, and the statistics that it shows."""

    title: str
    measures: tuple[str, ...]
    statistics: tuple[str, ...] = ("Sum",)


_TIMES = ("p50", "p90", "p99")
_GRAPHS = (
    _Graph("Requests", ("requests",)),
    _Graph("Connections and messages", ("connections", "messages")),
    _Graph("Errors", ("client_errors", "server_errors")),
    _Graph("Throttled requests", ("throttled",)),
    _Graph("Errors behind the API", ("integration_errors", "execution_errors")),
    _Graph("Latency (ms)", ("latency",), _TIMES),
    _Graph("Latency behind the API (ms)", ("integration_latency",), _TIMES),
    _Graph("Cache", ("cache_hits", "cache_misses")),
    _Graph("Firewall", ("blocked", "allowed")),
)
"""All graphs. A kind of API shows those that it has metrics for."""


def dashboards(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The dashboard, if the gateway has one.

    CloudFormation names it, because names of dashboards are unique in an account, across regions.
    """
    if gateway.dashboard:
        yield Resource(
            id=ids.of("Dashboard"),
            type="AWS::CloudWatch::Dashboard",
            properties={"DashboardBody": json_text({"widgets": list(_widgets(gateway, gateway.dashboard, ids))})},
            origin=gateway.dashboard.path,
        )


def _widgets(gateway: Gateway, dashboard: Dashboard, ids: Ids) -> Iterator[Value]:
    """For each stage a line of text, and below it the widgets from left to right."""
    top = 0
    for stage in gateway.stages:
        title = f"## {api_name(gateway)}, stage {stage.name}"
        yield {"type": "text", "x": 0, "y": top, "width": ACROSS, "height": 1, "properties": {"markdown": title}}
        top += 1
        widgets = [*_graphs(gateway, stage, dashboard, ids), *_alarms(stage, ids)]
        for index, (type, properties) in enumerate(widgets):
            row, column = divmod(index, ACROSS // WIDTH)
            size = {"width": WIDTH, "height": HEIGHT}
            place = {"x": column * WIDTH, "y": top + row * HEIGHT}
            yield {"type": type, **place, **size, "properties": properties}
        top += -(-len(widgets) // (ACROSS // WIDTH)) * HEIGHT


def _graphs(
    gateway: Gateway, stage: Stage, dashboard: Dashboard, ids: Ids
) -> Iterator[tuple[str, Mapping[str, Value]]]:
    for graph in _GRAPHS:
        lines = [line for measure in graph.measures for line in _lines(gateway, stage, graph, measure, ids)]
        if lines:
            yield (
                "metric",
                {
                    "title": graph.title,
                    "metrics": lines,
                    "period": round(dashboard.each),
                    "region": REGION,
                    "view": "timeSeries",
                    "yAxis": {"left": {"min": 0}},
                },
            )


def _lines(gateway: Gateway, stage: Stage, graph: _Graph, measure: str, ids: Ids) -> Iterator[Value]:
    found = metric(gateway, stage, measure, ids)
    if found is None or (measure.startswith("cache") and not stage.cache):
        return
    which = [part for dimension in found.dimensions.items() for part in dimension]
    for statistic in graph.statistics:
        yield [found.namespace, found.name, *which, {"label": _label(measure, statistic), "stat": statistic}]


def _label(measure: str, statistic: str) -> str:
    if measure == "client_errors":
        return "client errors, throttled requests among them"
    return measure.replace("_", " ") if statistic == "Sum" else statistic


def _alarms(stage: Stage, ids: Ids) -> Iterator[tuple[str, Mapping[str, Value]]]:
    if stage.alarms:
        arns = [GetAtt(alarm_id(stage, alarm, ids), "Arn") for alarm in stage.alarms]
        yield "alarm", {"title": "Alarms", "alarms": arns}
