"""Records that share a name with those of other regions, and what makes one of them healthy."""

from __future__ import annotations

from msgspec import Struct

from gatewright.document import Path
from gatewright.gateway.alarm import Alarm
from gatewright.gateway.stage import Stage
from gatewright.gateway.values import DeployText


class PathHealth(Struct, frozen=True, kw_only=True):
    """A Region is healthy while this URL responds."""

    path: Path
    asked: str
    """What is asked for, as callers of the domain write it."""
    base: str | None
    """The path below the domain that this leads to, as the service spells it; nothing if it leads nowhere."""
    within: str
    """What the stage there is asked for."""
    host: str | None
    """The host to check. Defaults to the API's `execute-api` host."""
    seconds: float
    failures: int


class StageAlarm(Struct, frozen=True):
    """An alarm of one of the gateway's own stages."""

    stage: Stage
    alarm: Alarm


class AlarmHealth(Struct, frozen=True, kw_only=True):
    """A region is healthy while an alarm is not on."""

    path: Path
    alarm: StageAlarm | str | DeployText
    """One of the gateway's own, or what another one is called."""


Health = PathHealth | AlarmHealth
