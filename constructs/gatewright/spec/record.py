"""Records that share a name: how callers are spread over regions, and what keeps them from one that does not answer."""

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec.model import model
from gatewright.spec.reference import TextReference
from gatewright.spec.values.domain import DomainNameWord, HealthPathWord
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.name import Name, Region

HealthPath = Annotated[str, HealthPathWord]
HostName = Annotated[str, DomainNameWord]


@model(marker="weights")
class WeightsSpec(Struct, frozen=True, kw_only=True):
    """Each region gets its part of all callers, wherever they are."""

    weights: Mapping[Region, int]
    """How much each region gets, compared with the others: `{eu-west-1: 80, us-east-1: 20}`, each from 0 to 255."""


@model(tag="failover")
class FailoverSpec(Struct, frozen=True, kw_only=True):
    """All callers go to one region, and to the other one while that is not healthy."""

    primary: Region
    """The region that callers go to."""
    secondary: Region
    """Where they go while the primary is not healthy."""


@model(marker="weight")
class WeightSpec(Struct, frozen=True, kw_only=True):
    """A part of all callers comes here; records that are made elsewhere, of the same name, get the rest."""

    weight: int
    """How much this one gets, compared with the others: from 0 to 255."""
    as_: Name
    """What tells this record from the others of the name: `gateway`."""


Records = Literal["latency"] | WeightsSpec | FailoverSpec | WeightSpec


@model(marker="path")
class PathHealthSpec(Struct, frozen=True, kw_only=True):
    """A region is healthy while it answers a request with a status of 200 to 399. Asked from many places at once."""

    path: HealthPath
    """What is asked for with GET, as callers of the domain write it: `/health`. It has to be open to everybody."""
    host: HostName | None = None
    """A domain that leads to this region alone, to ask there.

    The API's own address is asked when nothing is said, so that it cannot be closed then.
    """
    interval: Duration | None = None
    """How often each of the places asks: `10s`, which costs more, or `30s`, as when nothing is said."""
    failures: int | None = None
    """How often in a row the answer has to be another one for the health to change; 3 times when nothing is said."""


@model(marker="alarm")
class AlarmHealthSpec(Struct, frozen=True, kw_only=True):
    """A region is healthy while an alarm is not on, which works for an API whose own address is closed."""

    alarm: str | TextReference
    """One of the alarms of the stage below the domain, `server_errors`, or the name of another one in CloudWatch.

    Route 53 takes alarms about one metric and no percentile, so that a limit is a number and not a share.
    """


HealthSpec = PathHealthSpec | AlarmHealthSpec
