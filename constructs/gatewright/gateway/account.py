"""Accounts: what all gateways of an account share in a region."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from gatewright.document import Path
from gatewright.gateway.unit import Unit
from gatewright.gateway.values import Outside

LIMITS = {
    "rate": 10_000,
    "burst": 5_000,
    "regional_apis": 600,
    "edge_apis": 120,
    "private_apis": 600,
    "plans": 300,
    "keys": 10_000,
    "domains": 120,
    "private_domains": 50,
    "balancer_links": 20,
    "network_links": 10,
}
"""What AWS gives every account in a region, as of November 2026."""

WHAT = {
    "rate": "requests per second",
    "burst": "requests in a burst",
    "regional_apis": "regional REST APIs",
    "edge_apis": "edge-optimized REST APIs",
    "private_apis": "private REST APIs",
    "plans": "usage plans",
    "keys": "API keys",
    "domains": "public custom domain names",
    "private_domains": "private custom domain names",
    "balancer_links": "VPC links (V1)",
    "network_links": "VPC links (V2)",
}
"""What each of them counts."""

_IN_SMALL_REGIONS = {"rate": 2_500, "burst": 1_250}
_SMALL_REGIONS = (
    *("af-south-1", "ap-south-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-7", "ca-west-1"),
    *("eu-central-2", "eu-south-1", "eu-south-2", "il-central-1", "me-central-1", "mx-central-1"),
)


def account_limit(name: str, region: str | None) -> float:
    """How much an account may have of something in a region, unless AWS has raised it."""
    small = _IN_SMALL_REGIONS if region in _SMALL_REGIONS else {}
    return small.get(name, LIMITS[name])


class AccountLimit(Struct, frozen=True):
    """How much of something an account may have in a region."""

    most: float
    path: Path = ()
    """Where the spec says so; nowhere if it is what AWS gives every account."""


class Account(Unit, frozen=True, kw_only=True, dict=True):
    """An account in a region."""

    kind: Literal["account"] = "account"
    log_role: Outside | Literal["made"] | None
    """In which role logs are written; nothing if the setting is left alone."""
    limits: Mapping[str, AccountLimit]
    """What AWS has raised, by its key in the spec; those of the throttle are called `rate` and `burst`."""
