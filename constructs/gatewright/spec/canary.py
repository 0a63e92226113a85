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
    """How far the canary's error rate can exceed its base's: with `1%`, up to 1.5 % where the base has 0.5 %."""
    above: Percent | None = None
    """The highest error rate, whatever the base has."""


@model()
class CanaryLatencySpec(Struct, frozen=True, kw_only=True):
    """How much slower the canary can be than its base: `{p90: 50%}` allows half as long again.

    Each percentile is a limit of its own. Higher percentiles need more canary requests a minute to count.
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

    It is not part of the deployment and starts no canary: a release does.
    """

    steps: Annotated[tuple[Percent, ...] | None, Default(("5%", "25%", "50%"))] = None
    """The traffic percentages of the canary, one after the other.

    A canary that passes the last one is promoted.
    """
    bake: Annotated[Duration | None, Default("15m")] = None
    """How long each percentage is watched at least."""
    patience: Annotated[Duration | None, Derived("three times `bake`")] = None
    """How much longer it is watched while there is too little data."""
    unknown: Annotated[Literal["hold", "abort"] | None, Default("hold")] = None
    """The action if there is too little data then: `hold` leaves the canary to people, `abort` stops it."""
    each: Annotated[Duration | None, Default("1m")] = None
    """The period of metrics, in whole minutes."""
    at_least: Annotated[int | None, Default(100)] = None
    """How many requests the canary and its base each need before a verdict."""
    limits: CanaryLimitsSpec | None = None
    """The limits of its errors and latency."""
    alarms: tuple[str, ...] | None = None
    """CloudWatch alarms that must be OK, by name or ARN. One in `ALARM` stops the canary."""
    logs: Annotated[bool | None, OFF] = None
    """Reads the canary's execution logs too: they report requests that could not be carried out."""
    variables: Mapping[VariableName, str | int | float | bool] | None = None
    """Stage variables that the canary overrides."""
    cache: Annotated[Literal["own", "shared"] | None, Default("own")] = None
    """`shared` lets the canary read and fill the stage's cache; `own` keeps it out of that cache."""
