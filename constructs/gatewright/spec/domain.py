"""Custom domain names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec.default import OFF, ON, Default, Derived
from gatewright.spec.endpoint import AccessMode, IpType
from gatewright.spec.kind import REMOVE, USE_CLOUDFRONT, V2, Lack
from gatewright.spec.model import model
from gatewright.spec.policy import VpcEndpoint
from gatewright.spec.record import HealthSpec, Records
from gatewright.spec.reference import Reference, TextReference
from gatewright.spec.values.domain import (
    BasePathWord,
    DomainNameWord,
    HeaderGlobWord,
    RoutedHeaderWord,
    TruststoreWord,
)
from gatewright.spec.values.name import Name, StageName

DomainName = Annotated[str, DomainNameWord]
BasePath = Annotated[str, BasePathWord]
RoutedHeader = Annotated[str, RoutedHeaderWord]
HeaderGlob = Annotated[str, HeaderGlobWord]
Truststore = Annotated[str, TruststoreWord]


@model(marker="zone")
class MadeCertificateSpec(Struct, frozen=True, kw_only=True):
    """An ACM certificate that is created with the stack. ACM validates it through DNS, in a Route 53 hosted zone."""

    zone: Reference
    """The public hosted zone of the domain: its ID, a bound name, or a reference."""


@model()
class MutualTlsSpec(Struct, frozen=True, kw_only=True):
    """Mutual TLS (mTLS): clients must present a certificate.

    Set `default_endpoint: false`, so that clients cannot bypass the domain.
    """

    truststore: Truststore
    """The truststore: CA certificates of the clients' certificates, in PEM, with all issuers up to the root.

    Gatewright validates a file in the spec's folder, `./certificates/callers.pem`, and uploads it with the stack, under
    a new name after each change. It uses a file in S3 as it is: `s3://bucket/callers.pem`.
    """
    version: str | None = None
    """The version of a file in S3. Without it API Gateway does not notice changes of the file."""
    ownership_certificate: Reference | None = None
    """A public ACM certificate that proves the ownership of the domain.

    Required if the certificate of the domain is imported, or is issued by a private CA.
    """


@model(
    tag="private",
    lacks=(Lack(V2, "private custom domain names", "use `auth: iam` on the routes, or use `kind: rest`"),),
)
class PrivateDomainSpec(Struct, frozen=True, kw_only=True):
    """A private custom domain name, for clients of VPC endpoints only. Gatewright writes its policy.

    Creating it takes about 15 minutes. DNS records of the domain point to a VPC endpoint, not to the domain.
    """

    vpc_endpoints: Annotated[
        tuple[VpcEndpoint | TextReference, ...] | None, Derived("the VPC endpoints of the API")
    ] = None
    """The VPC endpoints: entries of `vpc_endpoints` by name, IDs as `vpce-0a1b2c3d`, or references."""
    associate: Annotated[bool | None, ON] = None
    """Creates the access associations of the endpoints.

    Use `false` for endpoints of other accounts, which create their associations there.
    """


@model()
class RoutedSpec(Struct, frozen=True, kw_only=True):
    """The conditions of a routing rule. Without conditions it matches every request."""

    priority: int
    """The priority, unique in the domain. The lowest number is evaluated first, and all rules before `paths`.

    Leave gaps between the numbers: API Gateway rejects a deployment that swaps two of them.
    """
    headers: Mapping[RoutedHeader, HeaderGlob | tuple[HeaderGlob, ...]] | None = None
    """Header conditions, two at most: `{x-version: "2.*"}`. `*` can be the first or the last character."""
    path: BasePath | None = None
    """The base path that the request must start with, case-sensitive: `/v1/orders`."""
    strip_path: Annotated[bool | None, OFF] = None
    """Removes `path` before the API receives the request."""


@model()
class RoutingSpec(RoutedSpec, frozen=True, kw_only=True):
    """A routing rule with a stage of this gateway.

    A rule without conditions matches every request.
    """

    stage: StageName
    """The stage."""


@model(
    lacks=(
        Lack(V2, "edge-optimized custom domain names", USE_CLOUDFRONT, key="endpoint", values=("edge",)),
        Lack(V2, "access modes", REMOVE, key="access"),
    ),
)
class DomainSettings(Struct, frozen=True, kw_only=True):
    """Settings of a custom domain name."""

    zone: Annotated[Reference | None, Derived("no DNS records")] = None
    """The Route 53 hosted zone in which records of the domain are created.

    The zone's ID, `Z0123456789ABC`, a bound name, or a reference. A private domain usually has a private hosted zone;
    its records point to the VPC endpoint that this gateway creates. Other endpoints get no records.
    """
    records: Annotated[Records | None, Derived("one Region, without a routing policy")] = None
    """The Route 53 routing policy, if several Regions have this domain.

    `latency` routes each client to the Region with the lowest latency.
    """
    health: Annotated[HealthSpec | None, Derived("no health check")] = None
    """The health check. Route 53 routes clients only to Regions that pass it."""
    certificate: Annotated[
        Reference | MadeCertificateSpec | None, Derived("a new ACM certificate, validated in `zone`")
    ] = None
    """The certificate: an ARN, a bound name, a reference, or `{zone: …}` for a new one.

    Private domains need an existing one: ACM cannot validate a certificate through a private hosted zone.
    Edge-optimized domains need one in `us-east-1`.
    """
    endpoint: Annotated[
        Literal["regional", "edge", "private"] | PrivateDomainSpec | None, Derived("the endpoint type of the API")
    ] = None
    """The endpoint type: `regional`, `edge` (through CloudFront) or `private` (from VPCs).

    Private domains support private APIs only.
    """
    ip: Annotated[IpType | None, Derived("`ipv4`, or `dualstack` for private domains")] = None
    """The IP address type."""
    tls: Annotated[str | None, Default("TLS_1_2")] = None
    """The security policy. REST APIs also support policies that start with `SecurityPolicy_`."""
    access: AccessMode | None = None
    """The endpoint access mode. Required with a `SecurityPolicy_…`, and not supported with other policies."""
    mutual_tls: Annotated[MutualTlsSpec | None, Derived("no mutual TLS")] = None
    """Mutual TLS (mTLS): clients must present a certificate."""


@model(
    lacks=(Lack(V2, "routing rules", "write `paths`", key="routing"),),
)
class DomainSpec(DomainSettings, frozen=True, kw_only=True):
    """A custom domain name of the gateway. Changing the name creates another domain."""

    existing: Annotated[bool | None, OFF] = None
    """Uses a domain that another stack creates.

    The spec then creates mappings only, and `endpoint`, `tls` and `access` describe the existing domain. `routing`
    needs a domain whose routing mode evaluates rules. Private domains do not support this.
    """
    paths: Annotated[Mapping[BasePath, StageName] | None, Derived("`{/: STAGE}`, if the gateway has one stage")] = None
    """Base path mappings: `{/: live, /beta: next}`. They replace the default: write `/` too if clients use it.

    Multi-level paths, `/v1/orders`, need a Regional domain with `TLS_1_2`. The API does not receive the base path.
    """
    routing: Mapping[Name, RoutingSpec] | None = None
    """Routing rules, by name. Other requests use `paths`; with `paths: {}` no stage serves them."""
