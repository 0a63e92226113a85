"""Resource policies: the networks and accounts that can call an API."""

from __future__ import annotations

from typing import Annotated

from msgspec import Struct

from gatewright.spec.default import Derived
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
    """Sources of requests. A request matches if it matches one of the lists."""

    addresses: tuple[AddressRange, ...] | None = None
    """IP addresses and CIDR ranges: `203.0.113.0/24`, `2001:db8::/32`."""
    vpcs: tuple[Vpc | TextReference, ...] | None = None
    """VPCs: `vpc-0a1b2c3d`."""
    vpc_endpoints: tuple[VpcEndpoint | TextReference, ...] | None = None
    """VPC endpoints: `vpce-0a1b2c3d`, or entries of `vpc_endpoints` by name."""
    accounts: tuple[AccountId, ...] | None = None
    """AWS accounts of callers that sign their requests."""
    organizations: tuple[Organization, ...] | None = None
    """AWS organizations of these accounts: `o-a1b2c3d4e5`."""


@model()
class PolicySpec(Struct, frozen=True, kw_only=True):
    """The resource policy of the API. API Gateway evaluates it before any authorizer."""

    allow: Annotated[CallersSpec | None, Derived("all sources")] = None
    """Allows only these sources."""
    deny: CallersSpec | None = None
    """Denies these sources, even if `allow` includes them."""
    statements: tuple[Json, ...] | None = None
    """Additional IAM policy statements. `execute-api:/*` stands for the API."""
