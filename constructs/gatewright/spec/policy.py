"""Resource policies: from where an API may be called, in plain words."""

from typing import Annotated

from msgspec import Struct

from gatewright.spec.model import Json, model
from gatewright.spec.reference import TextReference
from gatewright.spec.values.name import AccountId
from gatewright.spec.values.network import AddressRangeWord, OrganizationWord, VpcEndpointWord, VpcWord

AddressRange = Annotated[str, AddressRangeWord]
Vpc = Annotated[str, VpcWord]
VpcEndpoint = Annotated[str, VpcEndpointWord]
Organization = Annotated[str, OrganizationWord]


@model()
class CallersSpec(Struct, frozen=True, kw_only=True):
    """Callers, told by where they come from. Any one of the kinds is enough."""

    addresses: tuple[AddressRange, ...] | None = None
    """IP addresses and ranges: `203.0.113.0/24`, `2001:db8::/32`."""
    vpcs: tuple[Vpc | TextReference, ...] | None = None
    """VPCs: `vpc-0a1b2c3d`."""
    vpc_endpoints: tuple[VpcEndpoint | TextReference, ...] | None = None
    """VPC endpoints: `vpce-0a1b2c3d`, or names of those under `vpc_endpoints`."""
    accounts: tuple[AccountId, ...] | None = None
    """AWS accounts that callers sign their requests with."""
    organizations: tuple[Organization, ...] | None = None
    """AWS organizations that callers' accounts belong to: `o-a1b2c3d4e5`."""


@model()
class PolicySpec(Struct, frozen=True, kw_only=True):
    """Who may reach the API at all, before any authorizer is asked."""

    allow: CallersSpec | None = None
    """Nobody but these; everybody when nothing is said."""
    deny: CallersSpec | None = None
    """None of these, whatever is allowed."""
    statements: tuple[Json, ...] | None = None
    """Policy statements as they are, besides. `execute-api:/*` stands for the API."""
