"""Endpoints: where an API is reached."""

from typing import Literal

from msgspec import Struct

from gatewright.spec.model import model
from gatewright.spec.policy import VpcEndpoint
from gatewright.spec.reference import TextReference

AccessMode = Literal["basic", "strict"]
IpType = Literal["ipv4", "dualstack"]


@model(tag="regional")
class RegionalEndpoint(Struct, frozen=True, kw_only=True):
    """Reached in the API's own region."""

    ip: IpType | None = None
    """Kinds of addresses; `ipv4` when nothing is said."""
    tls: str | None = None
    """The security policy: `TLS_1_2`, or one of the `SecurityPolicy_…` that end in `2025_09`. Fixed for legacy ones."""
    access: AccessMode | None = None
    """How strictly host and endpoint type are checked; only, and always, with a `SecurityPolicy_…`."""


@model(tag="edge")
class EdgeEndpoint(Struct, frozen=True, kw_only=True):
    """Reached through CloudFront."""

    ip: IpType | None = None
    """Kinds of addresses; `ipv4` when nothing is said."""
    tls: str | None = None
    """The security policy: `TLS_1_0`, or one of the `SecurityPolicy_…` that end in `EDGE`."""
    access: AccessMode | None = None
    """How strictly host and endpoint type are checked; only, and always, with a `SecurityPolicy_…`."""


@model(tag="private")
class PrivateEndpoint(Struct, frozen=True, kw_only=True):
    """Reached through VPC endpoints only.

    The policy that says so is written for you, unless `policy.allow` says who may call.
    """

    vpc_endpoints: tuple[VpcEndpoint | TextReference, ...]
    """The endpoints: names of those under `vpc_endpoints`, ids as `vpce-0a1b2c3d`, or references."""
    tls: str | None = None
    """The security policy; `TLS_1_2` when nothing is said."""
    access: AccessMode | None = None
    """How strictly host and endpoint type are checked; only, and always, with a `SecurityPolicy_…`."""


EndpointSpec = Literal["regional", "edge"] | RegionalEndpoint | EdgeEndpoint | PrivateEndpoint
"""`regional` and `edge` alone, or with more to say about them."""
