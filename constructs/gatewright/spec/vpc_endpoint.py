"""VPC endpoints: access to private APIs from a VPC."""

from __future__ import annotations

from typing import Annotated

from msgspec import Struct

from gatewright.spec.default import OFF, Default, Derived
from gatewright.spec.endpoint import IpType
from gatewright.spec.model import Json, model
from gatewright.spec.policy import AddressRange, Vpc
from gatewright.spec.reference import TextReference
from gatewright.spec.vpc_link import SecurityGroup, Subnet


@model()
class MadeVpcEndpointSpec(Struct, frozen=True, kw_only=True):
    """A VPC endpoint that is created with the gateway. `vpc_endpoints` of private APIs and domains refer to it.

    One is enough for a VPC, because it serves all private APIs of the Region. AWS charges per hour and Availability
    Zone.
    """

    vpc: Vpc | TextReference
    """The VPC: `vpc-0a1b2c3d`. Changing it replaces the endpoint."""
    subnets: tuple[Subnet | TextReference, ...]
    """Subnets, each in another Availability Zone: `subnet-0a1b2c3d`. Use two, so that one zone can fail."""
    allow: tuple[AddressRange, ...] | None = None
    """Allows these addresses to connect: `10.0.0.0/16`. Gatewright creates a security group for them."""
    security_groups: Annotated[
        tuple[SecurityGroup | TextReference, ...] | None,
        Derived("the VPC's default security group, unless `allow` creates one"),
    ] = None
    """Existing security groups: `sg-0a1b2c3d`."""
    private_dns: Annotated[bool | None, OFF] = None
    """Resolves every `execute-api` host name in the Region to this endpoint, for all clients in the VPC.

    Private APIs are then available at their usual URL, and public APIs of the Region are not available from the VPC.
    Only one endpoint of a VPC can do so. Without it, clients use URLs that contain the endpoint ID, or a custom domain
    name.
    """
    ip: Annotated[IpType | None, Default("ipv4")] = None
    """The IP address type. `dualstack` needs subnets that support both."""
    policy: Annotated[tuple[Json, ...] | None, Derived("the APIs of the account and Region")] = None
    """The endpoint policy, as IAM policy statements."""
