"""Stages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from gatewright.document import Path
from gatewright.gateway.alarm import Alarm
from gatewright.gateway.canary import CanaryPlan
from gatewright.gateway.cloudfront import Distribution
from gatewright.gateway.firewall import Firewall
from gatewright.gateway.values import Id, Outside, Setting, Throttle
from gatewright.spec.model import Json


class StageCache(Struct, frozen=True, kw_only=True):
    """A stage's cache."""

    size: str
    """In gigabytes, as the service spells it."""
    ttl: float
    """In seconds, as written: the service takes whole ones only."""
    encrypted: bool


class Logs(Struct, frozen=True, kw_only=True):
    """What a stage writes about its requests."""

    access_format: str | None
    access_to: Outside | None
    """The destination of access logs. Defaults to a new log group of the stage."""
    execution: str
    data_trace: bool
    key: Outside | None
    """What log groups of the stage's own are encrypted with."""
    retention_days: float
    """As written: the service takes some numbers only."""


RETENTION_DAYS = 365
"""How long logs are kept where a spec does not say it."""

NO_LOGS = Logs(
    access_format=None, access_to=None, execution="off", data_trace=False, key=None, retention_days=RETENTION_DAYS
)
"""The logs of a stage that has none."""


class Stage(Struct, frozen=True, kw_only=True):
    """A deployed face of the API."""

    name: str
    path: Path
    description: str
    variables: Mapping[str, str]
    throttle: Setting[Throttle] | None
    cache: StageCache | None
    logs: Logs
    tracing: bool
    detailed_metrics: bool
    alarms: tuple[Alarm, ...]
    canary: CanaryPlan
    """How its canaries are tried, which have no part in what is deployed."""
    client_certificate: Literal["generate"] | Outside | Id | None
    firewall: Firewall | Outside | None
    """The web ACL of the stage, or of its CloudFront distribution."""
    distribution: Distribution | None
    """The CloudFront in front of it, where there is one."""
    tags: Mapping[str, str]
    raw: Json

    def throttle_of(self, own: Setting[Throttle] | None) -> Throttle | None:
        """How a route is throttled here that has a throttle of its own.

        One without limits frees it of what `defaults` say, and not of what the stage says itself.
        """
        is_freed = own is not None and own.value == Throttle(rate=None, burst=None)
        is_default = self.throttle is not None and self.throttle.path == ("defaults", "throttle")
        setting = self.throttle if own is None or (is_freed and not is_default) else own
        return setting.value if setting else None
