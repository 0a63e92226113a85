"""Usage plans and keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from gatewright.document import Path
from gatewright.gateway.route import Route
from gatewright.gateway.stage import Stage
from gatewright.gateway.values import Throttle

if TYPE_CHECKING:
    from gatewright.spec.values.rate import Quota


class Key(Struct, frozen=True, kw_only=True):
    """One value of an API key."""

    name: str
    """The key's name, with the generation if it has one."""
    path: Path
    description: str
    customer: str | None
    enabled: bool
    tags: Mapping[str, str]


class PlanRoute(Struct, frozen=True, kw_only=True):
    """A throttle for one route in a plan."""

    route: Route
    path: Path
    throttle: Throttle


class PlanKey(Struct, frozen=True, kw_only=True):
    """A key in a plan."""

    key: Key
    path: Path


class Plan(Struct, frozen=True, kw_only=True):
    """Who may call how much."""

    name: str
    path: Path
    description: str
    stages: tuple[Stage, ...]
    throttle: Throttle | None
    quota: Quota | None
    routes: tuple[PlanRoute, ...]
    keys: tuple[PlanKey, ...]
    tags: Mapping[str, str]
