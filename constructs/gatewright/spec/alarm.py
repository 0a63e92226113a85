"""CloudWatch alarms and dashboards."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec.default import ON, Default, Derived
from gatewright.spec.kind import NOT_WEBSOCKET, REMOVE, V2, WEBSOCKET, Lack
from gatewright.spec.model import Json, Nothing, model
from gatewright.spec.reference import Reference
from gatewright.spec.values.amount import Amount
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.share import Percent


@model()
class AlarmSpec(Struct, frozen=True, kw_only=True):
    """Settings of every CloudWatch alarm. An alarm costs about 10 cents a month for each metric."""

    for_: Annotated[Duration | None, Derived("`5m`, or more if `each` is longer")] = None
    """How long the limit must be breached before the alarm is raised, a multiple of `each`."""
    each: Annotated[Duration | None, Default("1m")] = None
    """The period of the metric, in whole minutes."""
    datapoints: Annotated[int | None, Derived("all of them")] = None
    """How many of the periods within `for` must breach the limit (datapoints to alarm)."""
    no_data: Annotated[
        Literal["good", "bad", "keep", "unknown"] | None,
        Derived("`good`, or `bad` for an alarm about too little traffic"),
    ] = None
    """How CloudWatch treats missing data. `keep` keeps the alarm's state."""
    tell: Annotated[tuple[Reference, ...] | None, Derived("`tell` of the stage's or the gateway's `alarms`")] = None
    """SNS topics to notify: bound names, ARNs, or references."""
    all_clear: Annotated[bool | None, ON] = None
    """Notifies the topics when the alarm returns to `OK`, too."""
    description: Annotated[str | None, Derived("a description of stage, metric and limit")] = None
    """The alarm description, part of every notification."""
    raw: Json | None = None
    """CloudFormation properties of `AWS::CloudWatch::Alarm` that are merged over the rendered ones."""


@model(shorthand="above")
class ErrorAlarmSpec(AlarmSpec, frozen=True, kw_only=True):
    """An alarm about errors."""

    above: Amount
    """The limit: a percentage of all requests as `1%`, or a number of them per period as `10`."""
    at_least: Annotated[int | None, Default(1)] = None
    """How many requests a period needs for the percentage to count."""


@model(shorthand="above")
class NumberAlarmSpec(AlarmSpec, frozen=True, kw_only=True):
    """An alarm about a count."""

    above: int
    """The limit per period."""


@model()
class TrafficAlarmSpec(AlarmSpec, frozen=True, kw_only=True):
    """An alarm about too much traffic or too little. Each limit is an alarm of its own."""

    above: int | None = None
    """The upper limit per period."""
    below: int | None = None
    """The lower limit per period."""


@model()
class LatencyAlarmSpec(AlarmSpec, frozen=True, kw_only=True):
    """An alarm about slow responses: `{p99: 800ms}`. Each limit is an alarm of its own."""

    average: Duration | None = None
    """The limit of the average."""
    p50: Duration | None = None
    """The limit of the median."""
    p90: Duration | None = None
    """The limit of the 90th percentile."""
    p95: Duration | None = None
    """The limit of the 95th percentile."""
    p99: Duration | None = None
    """The limit of the 99th percentile."""
    at_least: Annotated[int | None, Default(1)] = None
    """How many requests a period needs to count."""


@model(shorthand="below")
class CacheAlarmSpec(AlarmSpec, frozen=True, kw_only=True):
    """An alarm about a low cache hit rate."""

    below: Percent
    """The limit: a percentage of the requests that the cache can serve."""
    at_least: Annotated[int | None, Default(1)] = None
    """How many such requests a period needs for the percentage to count."""


@model(
    lacks=(
        Lack(
            WEBSOCKET,
            "a metric of server errors",
            "write `integration_errors` or `execution_errors`",
            key="server_errors",
        ),
        Lack(NOT_WEBSOCKET, "a metric of integration errors", "write `server_errors`", key="integration_errors"),
        Lack(NOT_WEBSOCKET, "a metric of execution errors", "write `server_errors`", key="execution_errors"),
        Lack(V2, "canaries", REMOVE, key="canary_errors"),
        Lack(WEBSOCKET, "a metric of the whole latency", "write `integration_latency`", key="latency"),
        Lack(V2, "caching", REMOVE, key="cache_hit_rate"),
        Lack(WEBSOCKET, "a metric of requests", "write `messages` or `connections`", key="requests"),
        Lack(NOT_WEBSOCKET, "a metric of connections", "write `requests`", key="connections"),
        Lack(NOT_WEBSOCKET, "messages", "write `requests`", key="messages"),
        Lack(V2, "a firewall on the stage", REMOVE, key="blocked"),
    ),
)
class AlarmsSpec(Struct, frozen=True, kw_only=True):
    """CloudWatch alarms of stages, by metric. `none` removes an inherited alarm."""

    tell: tuple[Reference, ...] | None = None
    """SNS topics to notify of every alarm without a `tell` of its own: bound names, ARNs, or references."""
    server_errors: ErrorAlarmSpec | Nothing | None = None
    """Responses with a status of 500 or more, from API Gateway or from the backend."""
    client_errors: ErrorAlarmSpec | Nothing | None = None
    """Responses with a status of 400 to 499, including throttled requests.

    In WebSocket APIs: messages that API Gateway rejects before they reach a backend.
    """
    throttled: ErrorAlarmSpec | Nothing | None = None
    """Responses with status 429: from throttling, a quota, or the backend.

    API Gateway has no metric for them: a metric filter counts them in the stage's own access logs, which must be JSON.
    """
    integration_errors: NumberAlarmSpec | Nothing | None = None
    """WebSocket messages for which a backend returned an error."""
    execution_errors: NumberAlarmSpec | Nothing | None = None
    """WebSocket messages for which API Gateway could not call the backend."""
    canary_errors: ErrorAlarmSpec | Nothing | None = None
    """How far the canary's rate of responses with a status of 500 or more exceeds its base's, as `1%`.

    The alarm exists only while the stage has a canary.
    """
    latency: LatencyAlarmSpec | Nothing | None = None
    """The time from a request to its response."""
    integration_latency: LatencyAlarmSpec | Nothing | None = None
    """The backend's part of the latency."""
    cache_hit_rate: CacheAlarmSpec | Nothing | None = None
    """The cache hit rate of the stage."""
    requests: TrafficAlarmSpec | Nothing | None = None
    """The number of requests."""
    connections: TrafficAlarmSpec | Nothing | None = None
    """The number of new connections of a WebSocket API."""
    messages: TrafficAlarmSpec | Nothing | None = None
    """The number of messages to and from clients of a WebSocket API."""
    blocked: NumberAlarmSpec | Nothing | None = None
    """Requests that the stage's web ACL blocks, in all stages that share it. The web ACL must be one of this spec's."""


@model()
class DashboardSpec(Struct, frozen=True, kw_only=True):
    """A CloudWatch dashboard. It costs about $3 a month after the first three of an account."""

    each: Annotated[Duration | None, Default("5m")] = None
    """The period of the metrics, in whole minutes."""
