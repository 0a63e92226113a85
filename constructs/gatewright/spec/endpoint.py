"""Endpoints: how clients reach an API."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec.default import AwsDefault
from gatewright.spec.kind import REMOVE, USE_CLOUDFRONT, V2, Lack
from gatewright.spec.model import model
from gatewright.spec.policy import VpcEndpoint
from gatewright.spec.reference import TextReference

AccessMode = Literal["basic", "strict"]
IpType = Literal["ipv4", "dualstack"]


@model(
    tag="regional",
    lacks=(
        Lack(V2, "a TLS policy on the API", "remove it: TLS 1.2 is always the minimum", key="tls"),
        Lack(V2, "access modes", REMOVE, key="access"),
    ),
)
class RegionalEndpoint(Struct, frozen=True, kw_only=True):
    """A Regional endpoint."""

    ip: Annotated[IpType | None, AwsDefault("ipv4")] = None
    """The IP address type."""
    tls: Annotated[str | None, AwsDefault("TLS_1_0")] = None
    """The security policy: `TLS_1_0`, `TLS_1_2`, or a `SecurityPolicy_…` that ends in `2021_06` or `2025_09`.

    An API cannot change from `TLS_1_0` to `TLS_1_2`.
    """
    access: AccessMode | None = None
    """The endpoint access mode. Required with a `SecurityPolicy_…`, and not supported with other policies."""


@model(
    tag="edge",
    lacks=(Lack(V2, "edge-optimized endpoints", USE_CLOUDFRONT),),
)
class EdgeEndpoint(Struct, frozen=True, kw_only=True):
    """An edge-optimized endpoint, through CloudFront."""

    ip: Annotated[IpType | None, AwsDefault("ipv4")] = None
    """The IP address type."""
    tls: Annotated[str | None, AwsDefault("TLS_1_0")] = None
    """The security policy: `TLS_1_0`, or a `SecurityPolicy_…` that ends in `EDGE`."""
    access: AccessMode | None = None
    """The endpoint access mode. Required with a `SecurityPolicy_…`, and not supported with other policies."""


@model(
    tag="private",
    lacks=(Lack(V2, "private endpoints", "use `auth: iam` on the routes, or use `kind: rest`"),),
)
class PrivateEndpoint(Struct, frozen=True, kw_only=True):
    """A private endpoint: clients reach the API through VPC endpoints only.

    Gatewright writes the resource policy, unless `policy.allow` lists sources.
    """

    vpc_endpoints: tuple[VpcEndpoint | TextReference, ...]
    """The VPC endpoints: entries of `vpc_endpoints` by name, IDs as `vpce-0a1b2c3d`, or references."""
    tls: Annotated[str | None, AwsDefault("TLS_1_2")] = None
    """The security policy."""
    access: AccessMode | None = None
    """The endpoint access mode. Required with a `SecurityPolicy_…`, and not supported with other policies."""


EndpointSpec = Literal["regional", "edge"] | RegionalEndpoint | EdgeEndpoint | PrivateEndpoint
"""An endpoint type, alone or with settings."""
