"""Alarms: what is worth being woken for."""

from typing import Literal

from msgspec import Struct

from gatewright.spec.model import Json, Nothing, model
from gatewright.spec.reference import Reference
from gatewright.spec.values.amount import Amount
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.share import Percent


@model()
class AlarmSpec(Struct, frozen=True, kw_only=True):
    """What all alarms have in common: an alarm of CloudWatch, which costs about 10 cents a month for each metric."""

    for_: Duration | None = None
    """How long it has to be so until there is an alarm, several times `each`; about `5m` when nothing is said."""
    each: Duration | None = None
    """Over what time a value is taken, in whole minutes; `1m` when nothing is said."""
    datapoints: int | None = None
    """How many of the values within `for` have to be so; all of them when nothing is said."""
    no_data: Literal["good", "bad", "keep", "unknown"] | None = None
    """What a time without any requests is. `keep` leaves the alarm as it is.

    When nothing is said it is `good`, but `bad` for an alarm about too little traffic.
    """
    tell: tuple[Reference, ...] | None = None
    """SNS topics that are told, by binding or ARN, or in place; those of `alarms.tell` when nothing is said."""
    all_clear: bool | None = None
    """Whether they are also told when it is over; they are when nothing is said."""
    description: str | None = None
    """What whoever is told should know; what the alarm is about when nothing is said."""
    raw: Json | None = None
    """CloudFormation properties of `AWS::CloudWatch::Alarm` that are merged over the rendered ones."""


@model(shorthand="above")
class ErrorAlarmSpec(AlarmSpec, frozen=True, kw_only=True):
    """Too many requests go wrong."""

    above: Amount
    """More than this: a share of all requests as `1%`, or a number of them within the time of `each` as `10`."""
    at_least: int | None = None
    """How many requests there have to be for a share to count; one when nothing is said."""


@model(shorthand="above")
class NumberAlarmSpec(AlarmSpec, frozen=True, kw_only=True):
    """Too many of something."""

    above: int
    """More than this number within the time of `each`."""


@model()
class TrafficAlarmSpec(AlarmSpec, frozen=True, kw_only=True):
    """Too much traffic, or too little. Each is an alarm of its own."""

    above: int | None = None
    """More than this number within the time of `each`."""
    below: int | None = None
    """Less than this number within the time of `each`."""


@model()
class LatencyAlarmSpec(AlarmSpec, frozen=True, kw_only=True):
    """Answers take too long: `{p99: 800ms}` if one in a hundred takes longer. Each is an alarm of its own."""

    average: Duration | None = None
    """Longer than this on the average."""
    p50: Duration | None = None
    """Longer than this for half of all requests."""
    p90: Duration | None = None
    """Longer than this for one request in ten."""
    p95: Duration | None = None
    """Longer than this for one request in twenty."""
    p99: Duration | None = None
    """Longer than this for one request in a hundred."""
    at_least: int | None = None
    """How many requests there have to be for their times to count; one when nothing is said."""


@model(shorthand="below")
class CacheAlarmSpec(AlarmSpec, frozen=True, kw_only=True):
    """The cache answers too little."""

    below: Percent
    """Less than this share of the requests that the cache could answer."""
    at_least: int | None = None
    """How many such requests there have to be for the share to count; one when nothing is said."""


@model()
class AlarmsSpec(Struct, frozen=True, kw_only=True):
    """When somebody is told that something is wrong with a stage."""

    tell: tuple[Reference, ...] | None = None
    """SNS topics that are told of all alarms that name none: by binding or ARN, or in place."""
    server_errors: ErrorAlarmSpec | Nothing | None = None
    """Answers with a status of 500 or more, from the API or from what is behind it."""
    client_errors: ErrorAlarmSpec | Nothing | None = None
    """Answers with a status of 400 to 499, throttled requests among them.

    In WebSocket APIs, messages that are refused before they reach a backend.
    """
    throttled: ErrorAlarmSpec | Nothing | None = None
    """Requests that are answered with 429, by a throttle, a quota, or what is behind the API.

    API Gateway does not count them: they are counted in access logs of the stage's own, which have to be JSON.
    """
    integration_errors: NumberAlarmSpec | Nothing | None = None
    """Messages to which a backend answered with an error, in WebSocket APIs."""
    execution_errors: NumberAlarmSpec | Nothing | None = None
    """Messages for which a backend could not be called, in WebSocket APIs."""
    canary_errors: ErrorAlarmSpec | Nothing | None = None
    """By how much more of a canary's requests are answered with a status of 500 or more than of its base's.

    A share, as `1%`. There is no alarm while there is no canary.
    """
    latency: LatencyAlarmSpec | Nothing | None = None
    """From a request to its answer."""
    integration_latency: LatencyAlarmSpec | Nothing | None = None
    """What of that is the backend's."""
    cache_hit_rate: CacheAlarmSpec | Nothing | None = None
    """How much the stage's cache answers of what it could."""
    requests: TrafficAlarmSpec | Nothing | None = None
    """How many requests come."""
    connections: TrafficAlarmSpec | Nothing | None = None
    """How many clients connect, in WebSocket APIs."""
    messages: TrafficAlarmSpec | Nothing | None = None
    """How many messages go to clients and come from them, in WebSocket APIs."""
    blocked: NumberAlarmSpec | Nothing | None = None
    """Requests that the stage's firewall turns down, in all stages that share it. It has to be one of this spec's."""


@model()
class DashboardSpec(Struct, frozen=True, kw_only=True):
    """A dashboard of CloudWatch, which costs about $3 a month beyond the first three of an account."""

    each: Duration | None = None
    """Over what time values are taken, in whole minutes; `5m` when nothing is said."""
