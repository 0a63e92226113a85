"""VPC endpoints: ways from a VPC to private APIs."""

from msgspec import Struct

from gatewright.spec.endpoint import IpType
from gatewright.spec.model import Json, model
from gatewright.spec.policy import AddressRange, Vpc
from gatewright.spec.reference import TextReference
from gatewright.spec.vpc_link import SecurityGroup, Subnet


@model()
class MadeVpcEndpointSpec(Struct, frozen=True, kw_only=True):
    """A VPC endpoint that is made with the gateway. Private APIs and domains name it among their `vpc_endpoints`.

    It leads to all private APIs of the region, so that one is enough for a VPC. AWS charges for every hour and zone.
    """

    vpc: Vpc | TextReference
    """The VPC: `vpc-0a1b2c3d`. In another one it is another endpoint."""
    subnets: tuple[Subnet | TextReference, ...]
    """The subnets that it has an address in, each in another zone: `subnet-0a1b2c3d`. Two outlive a zone."""
    allow: tuple[AddressRange, ...] | None = None
    """Who may connect, by addresses: `10.0.0.0/16`. A security group that lets in these is made."""
    security_groups: tuple[SecurityGroup | TextReference, ...] | None = None
    """Security groups that are there already: `sg-0a1b2c3d`. Without these and `allow` it has the VPC's default one."""
    private_dns: bool | None = None
    """Whether all `execute-api` names lead here from the VPC; they do not when nothing is said.

    Then the API answers under its usual URL, and no public API does: their `execute-api` URLs fail from the VPC. One
    endpoint of a VPC can do so. Without it callers use the URLs with the endpoint's id in them, or a domain.
    """
    ip: IpType | None = None
    """Kinds of addresses; `ipv4` when nothing is said. `dualstack` needs subnets that have both."""
    policy: tuple[Json, ...] | None = None
    """What may be called through it, as policy statements; the APIs of its account and region when nothing is said."""
