"""Domains that gateways share."""

from __future__ import annotations

from typing import Literal

from gatewright.gateway.domain import Domain
from gatewright.gateway.unit import Unit


class SharedDomains(Unit, frozen=True, kw_only=True, dict=True):
    """Domains with stages of several gateways below them."""

    kind: Literal["domain"] = "domain"
    domains: tuple[Domain, ...]
