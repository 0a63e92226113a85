"""Canaries: a release that serves some requests of a stage before it serves all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec.default import OFF, Default, Derived
from gatewright.spec.model import Nothing, model
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.name import VariableName
from gatewright.spec.values.share import Percent


@model(shorthand="worse")
class CanaryErrorSpec(Struct, frozen=True, kw_only=True):
    """The error rate that is tolerated. A percentage alone is `worse`."""

    worse: Percent
    """How far the canary's error rate can exceed that of its base: with `1%`, up to 1.5 % if the base has 0.5 %."""
    above: Percent | None = None
    """The maximum error rate of the canary, whatever the error rate of its base."""


@model()
class CanaryLatencySpec(Struct, frozen=True, kw_only=True):
    """How much slower the canary can be than its base: `{p90: 50%}` allows 50 % more time.

    Each percentile is a separate limit. A minute counts only if it has enough canary requests: more for higher
    percentiles.
    """

    p50: Percent | None = None
    """The median; a minute needs 6 requests."""
    p90: Percent | None = None
    """The 90th percentile; a minute needs 30 requests."""
    p95: Percent | None = None
    """The 95th percentile; a minute needs 60 requests."""
    p99: Percent | None = None
    """The 99th percentile; a minute needs 300 requests."""


@model()
class CanaryLimitsSpec(Struct, frozen=True, kw_only=True):
    """The limits of a canary's errors and latency. `none` removes one."""

    server_errors: Annotated[CanaryErrorSpec | Nothing | None, Default("1%")] = None
    """Responses with a status of 500 or more."""
    client_errors: Annotated[CanaryErrorSpec | Nothing | None, Default("5%")] = None
    """Responses with a status of 400 to 499: a canary may reject what it should accept."""
    latency: Annotated[CanaryLatencySpec | Nothing | None, Default({"p90": "50%"})] = None
    """The time from a request to its response."""


@model()
class CanarySpec(Struct, frozen=True, kw_only=True):
    """How canary releases are tried on a stage, for `gatewright release --canary` and `gatewright watch`.

    These settings are not part of the deployment and do not start a canary.
    """

    steps: Annotated[tuple[Percent, ...] | None, Default(("5%", "25%", "50%"))] = None
    """The traffic percentages of the canary, one after the other.

    A canary that passes the last one is promoted.
    """
    bake: Annotated[Duration | None, Default("15m")] = None
    """The minimum time for which each percentage is watched."""
    patience: Annotated[Duration | None, Derived("three times `bake`")] = None
    """The additional time for which a percentage is watched if there is too little data."""
    unknown: Annotated[Literal["hold", "abort"] | None, Default("hold")] = None
    """The action if there is too little data even after `patience`: `hold` waits for you, `abort` stops the canary."""
    each: Annotated[Duration | None, Default("1m")] = None
    """The period of metrics, in whole minutes."""
    at_least: Annotated[int | None, Default(100)] = None
    """How many requests the canary and its base each need before a verdict."""
    limits: CanaryLimitsSpec | None = None
    """The limits of the canary's errors and latency."""
    alarms: tuple[str, ...] | None = None
    """CloudWatch alarms that must be OK, by name or ARN. One in `ALARM` stops the canary."""
    logs: Annotated[bool | None, OFF] = None
    """Also reads the canary's execution logs, which report requests that API Gateway could not carry out."""
    variables: Mapping[VariableName, str | int | float | bool] | None = None
    """Stage variables that the canary overrides."""
    cache: Annotated[Literal["own", "shared"] | None, Default("own")] = None
    """`shared` lets the canary read and fill the stage's cache; `own` keeps it out of that cache."""
