"""VPC links: ways from API Gateway to servers in a VPC."""

from typing import Annotated

from msgspec import Struct

from gatewright.spec.model import model
from gatewright.spec.reference import Reference, TextReference
from gatewright.spec.values.network import SecurityGroupWord, SubnetWord

Subnet = Annotated[str, SubnetWord]
SecurityGroup = Annotated[str, SecurityGroupWord]


@model(marker="load_balancer")
class BalancerLink(Struct, frozen=True, kw_only=True):
    """A link of the first kind: to one network load balancer. AWS advises to make new links of the second kind.

    The balancer is in the gateway's own account and region. With another balancer it is another link.
    """

    load_balancer: Reference
    """The network load balancer: its ARN, one that is bound, or a reference."""
    description: str | None = None
    """What is behind it."""


@model(marker="subnets")
class NetworkLink(Struct, frozen=True, kw_only=True):
    """A link of the second kind: into the subnets of a VPC. Each backend names its load balancer there as `target`.

    With other subnets or security groups it is another link. Not every availability zone can have one: `use1-az3`
    cannot. AWS puts a link to sleep that nothing was sent through for 60 days; it takes minutes to wake it up.
    """

    subnets: tuple[Subnet | TextReference, ...]
    """The subnets: `subnet-0a1b2c3d`, in the zones where the load balancers are."""
    security_groups: tuple[SecurityGroup | TextReference, ...] | None = None
    """What the link may reach, by security groups: `sg-0a1b2c3d`; the VPC's default group when nothing is said."""


VpcLinkSpec = BalancerLink | NetworkLink
"""One of the kinds of link, chosen by what it leads to."""
