"""VPC endpoints of the gateway's own."""

from __future__ import annotations

from msgspec import Struct

from gatewright.document import Path
from gatewright.gateway.values import Bound, DeployText
from gatewright.spec.model import Json


class VpcEndpoint(Struct, frozen=True, kw_only=True):
    """A way from a VPC to private APIs."""

    name: str
    path: Path
    vpc: str | DeployText
    subnets: tuple[str | DeployText, ...]
    allow: tuple[str, ...]
    """Addresses that its own security group allows; without addresses it has no own security group."""
    security_groups: tuple[str | DeployText, ...]
    private_dns: bool
    ip: str
    policy: tuple[Json, ...]
    """What clients can call through it. Defaults to the APIs of the account and Region."""


Entrance = VpcEndpoint | Bound | str | DeployText
"""A VPC endpoint: one of the gateway's own, or one from outside, by its id."""
