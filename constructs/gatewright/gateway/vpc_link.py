"""VPC links of the gateway's own."""

from __future__ import annotations

from msgspec import Struct

from gatewright.document import Path
from gatewright.gateway.values import DeployText, Id, Outside


class VpcLink(Struct, frozen=True, kw_only=True):
    """A way from API Gateway to servers in a VPC: to one load balancer, or into subnets."""

    name: str
    path: Path
    load_balancer: Outside | None = None
    """The target of a VPC link V1. A VPC link V2 has subnets instead."""
    subnets: tuple[str | DeployText, ...] = ()
    security_groups: tuple[str | DeployText, ...] = ()
    description: str = ""


Link = VpcLink | Outside | Id
"""A link of the gateway's own, or one from outside."""
