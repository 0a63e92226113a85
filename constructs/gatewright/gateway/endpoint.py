"""Where an API is reached, and from where."""

from __future__ import annotations

from msgspec import Struct

from gatewright.gateway.values import DeployText
from gatewright.gateway.vpc_endpoint import Entrance
from gatewright.spec.model import Json


class Network(Struct, frozen=True, kw_only=True):
    """How an endpoint is reached."""

    ip: str | None
    tls: str | None
    access: str | None
    vpc_endpoints: tuple[Entrance, ...] = ()


class Callers(Struct, frozen=True, kw_only=True):
    """Clients, by where they come from."""

    addresses: tuple[str, ...] = ()
    vpcs: tuple[str | DeployText, ...] = ()
    vpc_endpoints: tuple[Entrance, ...] = ()
    accounts: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()


class Policy(Struct, frozen=True, kw_only=True):
    """Who may reach the API at all."""

    allow: Callers | None
    deny: Callers | None
    statements: tuple[Json, ...]
