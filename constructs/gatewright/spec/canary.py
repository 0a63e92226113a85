"""Canaries: how a release is tried with some requests before all get it."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from gatewright.spec.model import Nothing, model
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.name import VariableName
from gatewright.spec.values.share import Percent


@model(shorthand="worse")
class CanaryErrorSpec(Struct, frozen=True, kw_only=True):
    """How many of a canary's requests may fail. The percentage alone says how much worse than its base it may be."""

    worse: Percent
    """How much larger the canary's share of failures may be than its base's: with `1%`, 1.5 % where that has 0.5 %."""
    above: Percent | None = None
    """How large it may be, whatever its base does."""


@model()
class CanaryLatencySpec(Struct, frozen=True, kw_only=True):
    """How much longer a canary may take than its base: `{p90: 50%}` is half as long again for nine in ten requests.

    Each says something by itself. The further out, the more requests a minute of the canary needs to count.
    """

    p50: Percent | None = None
    """For half of all requests; a minute needs 6."""
    p90: Percent | None = None
    """For all but one in ten; a minute needs 30."""
    p95: Percent | None = None
    """For all but one in twenty; a minute needs 60."""
    p99: Percent | None = None
    """For all but one in a hundred; a minute needs 300."""


@model()
class CanaryLimitsSpec(Struct, frozen=True, kw_only=True):
    """What is not tolerated of a canary."""

    server_errors: CanaryErrorSpec | Nothing | None = None
    """Answers with a status of 500 or more; 1 % worse when nothing is said."""
    client_errors: CanaryErrorSpec | Nothing | None = None
    """Answers with a status of 400 to 499: a canary may refuse what it should take. 5 % worse when nothing is said."""
    latency: CanaryLatencySpec | Nothing | None = None
    """From a request to its answer; half as long again for nine in ten requests when nothing is said."""


@model()
class CanarySpec(Struct, frozen=True, kw_only=True):
    """How a canary of a stage is tried. `gatewright release --canary` and `gatewright watch` go by it.

    It is not a part of what is deployed. Nothing of it makes a canary: a release does.
    """

    steps: tuple[Percent, ...] | None = None
    """The shares of the requests that it gets, one after the other; 5 %, 25 % and 50 % when nothing is said.

    A canary that is good at the last one is promoted.
    """
    bake: Duration | None = None
    """For how long each share is watched at least; 15m when nothing is said."""
    patience: Duration | None = None
    """How much longer, while too little is known; three times `bake` when nothing is said."""
    unknown: Literal["hold", "abort"] | None = None
    """What to do if too little is known then: leave the canary as it is, to people, or end it. `hold` by default."""
    each: Duration | None = None
    """Over what time a value of a metric is taken, in whole minutes; `1m` when nothing is said."""
    at_least: int | None = None
    """How many requests the canary and its base have to have had before anything is said; 100 when nothing is said."""
    limits: CanaryLimitsSpec | None = None
    """What is not tolerated."""
    alarms: tuple[str, ...] | None = None
    """Alarms of CloudWatch that have to be OK, by name or ARN. One in alarm ends the canary."""
    logs: bool | None = None
    """Whether the canary's execution logs are read too: they tell of requests that could not be carried out."""
    variables: Mapping[VariableName, str | int | float | bool] | None = None
    """Stage variables that are different for the canary."""
    cache: Literal["own", "shared"] | None = None
    """Whether it reads and fills the stage's cache, `shared`, or leaves it alone; `own` when nothing is said."""
