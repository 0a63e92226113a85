"""Stages."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from gatewright.document import Path
from gatewright.gateway.values import Outside, Setting, Throttle
from gatewright.spec.model import Json


class StageCache(Struct, frozen=True, kw_only=True):
    """A stage's cache."""

    size: str
    """In gigabytes, as the service spells it."""
    ttl: int
    """In seconds."""
    encrypted: bool


class Logs(Struct, frozen=True, kw_only=True):
    """What a stage writes about its requests."""

    access_format: str | None
    access_to: Outside | None
    """Where access logs go; a log group of the stage's own where nothing is said."""
    execution: str
    data_trace: bool
    retention_days: int


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
    client_certificate: Literal["generate"] | Outside | None
    tags: Mapping[str, str]
    raw: Json
