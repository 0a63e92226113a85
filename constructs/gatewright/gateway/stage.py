"""Stages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from gatewright.document import Path
from gatewright.gateway.values import Outside, Setting, Throttle
from gatewright.spec.model import Json


@dataclass(frozen=True, kw_only=True)
class StageCache:
    """A stage's cache."""

    size: str
    """In gigabytes, as the service spells it."""
    ttl: int
    """In seconds."""
    encrypted: bool


@dataclass(frozen=True, kw_only=True)
class Logs:
    """What a stage writes about its requests."""

    access_format: str | None
    access_to: Outside | None
    """Where access logs go; a log group of the stage's own where nothing is said."""
    execution: str
    data_trace: bool
    retention_days: int


@dataclass(frozen=True, kw_only=True)
class Stage:
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
