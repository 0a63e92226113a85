"""DNS records of several Regions with one name: Route 53 routing policies and health checks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec.default import Default, Derived
from gatewright.spec.model import model
from gatewright.spec.reference import TextReference
from gatewright.spec.values.domain import DomainNameWord, HealthPathWord
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.name import Name, Region

HealthPath = Annotated[str, HealthPathWord]
HostName = Annotated[str, DomainNameWord]


@model(marker="weights")
class WeightsSpec(Struct, frozen=True, kw_only=True):
    """A weighted routing policy over the Regions."""

    weights: Mapping[Region, int]
    """The weight of each Region: `{eu-west-1: 80, us-east-1: 20}`, each from 0 to 255."""


@model(tag="failover")
class FailoverSpec(Struct, frozen=True, kw_only=True):
    """A failover routing policy: clients use the primary Region, and the secondary while the primary is unhealthy."""

    primary: Region
    """The Region that clients use."""
    secondary: Region
    """The Region that clients use while the primary is unhealthy."""


@model(marker="weight")
class WeightSpec(Struct, frozen=True, kw_only=True):
    """A weighted record. Other records of the same name are created elsewhere."""

    weight: int
    """The weight of this record, from 0 to 255."""
    as_: Name
    """The set identifier, unique among the records of the name: `gateway`."""


Records = Literal["latency"] | WeightsSpec | FailoverSpec | WeightSpec


@model(marker="path")
class PathHealthSpec(Struct, frozen=True, kw_only=True):
    """A Route 53 health check of a path. It passes while responses have a status of 200 to 399.

    Health checkers in several locations send the requests.
    """

    path: HealthPath
    """The path of the GET requests, as in the URL of the domain: `/health`. It must be public."""
    host: Annotated[HostName | None, Derived("the `execute-api` host name, so that it must be enabled")] = None
    """A domain name that points to this Region only."""
    interval: Annotated[Duration | None, Default("30s")] = None
    """The interval of each health checker: `30s`, or `10s`, which costs more."""
    failures: Annotated[int | None, Default(3)] = None
    """How many consecutive checks change the health status (failure threshold)."""


@model(marker="alarm")
class AlarmHealthSpec(Struct, frozen=True, kw_only=True):
    """A health check of a CloudWatch alarm, for APIs that are not public. It passes while the alarm is `OK`."""

    alarm: str | TextReference
    """An alarm of the domain's stage, `server_errors`, or the name of another CloudWatch alarm.

    Route 53 supports alarms on one metric without percentiles, so the limit must be a number, not a percentage.
    """


HealthSpec = PathHealthSpec | AlarmHealthSpec
