"""VPC links: private integrations with servers in a VPC."""

from __future__ import annotations

from typing import Annotated

from msgspec import Struct

from gatewright.spec.default import Derived
from gatewright.spec.kind import HTTP, WEBSOCKET, Lack
from gatewright.spec.model import model
from gatewright.spec.reference import Reference, TextReference
from gatewright.spec.values.network import SecurityGroupWord, SubnetWord

Subnet = Annotated[str, SubnetWord]
SecurityGroup = Annotated[str, SecurityGroupWord]


@model(
    marker="load_balancer",
    lacks=(Lack(HTTP, "VPC links V1", "write `subnets`, and a `listener` in each backend", key="load_balancer"),),
)
class BalancerLink(Struct, frozen=True, kw_only=True):
    """A VPC link V1: to one network load balancer. AWS recommends VPC link V2 for new links.

    The load balancer must be in the gateway's account and Region. Changing it replaces the link.
    """

    load_balancer: Reference
    """The network load balancer: an ARN, a bound name, or a reference."""
    description: str | None = None
    """A description of the link."""


@model(
    marker="subnets",
    lacks=(Lack(WEBSOCKET, "VPC links V2", "write `load_balancer` with a Network Load Balancer", key="subnets"),),
)
class NetworkLink(Struct, frozen=True, kw_only=True):
    """A VPC link V2: into the subnets of a VPC. Each backend sets its load balancer as `target`.

    Changing subnets or security groups replaces the link. Some Availability Zones do not support it: `use1-az3`. AWS
    deactivates a link without traffic for 60 days; it takes minutes to reactivate it.
    """

    subnets: tuple[Subnet | TextReference, ...]
    """Subnets: `subnet-0a1b2c3d`, in the Availability Zones of the load balancers."""
    security_groups: Annotated[
        tuple[SecurityGroup | TextReference, ...] | None, Derived("the VPC's default security group")
    ] = None
    """Security groups of the link's traffic: `sg-0a1b2c3d`."""


VpcLinkSpec = BalancerLink | NetworkLink
"""A VPC link, V1 or V2, chosen by its key."""
