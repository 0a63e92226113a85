"""Where an API is reached, and from where."""

from dataclasses import dataclass

from gatewright.gateway.values import DeployText
from gatewright.spec.model import Json


@dataclass(frozen=True, kw_only=True)
class Network:
    """How an endpoint is reached."""

    ip: str | None
    tls: str | None
    access: str | None
    vpc_endpoints: tuple[str | DeployText, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Callers:
    """Callers, told by where they come from."""

    addresses: tuple[str, ...] = ()
    vpcs: tuple[str | DeployText, ...] = ()
    vpc_endpoints: tuple[str | DeployText, ...] = ()
    accounts: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Policy:
    """Who may reach the API at all."""

    allow: Callers | None
    deny: Callers | None
    statements: tuple[Json, ...]
