"""Domains: names of your own for an API."""

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec.endpoint import AccessMode, IpType
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
    """A certificate that is made with the stack. Its owner is shown by a record in a hosted zone of Route 53."""

    zone: Reference
    """The public zone that the domain belongs to: its id, a name that is bound, or a reference."""


@model()
class MutualTlsSpec(Struct, frozen=True, kw_only=True):
    """Callers have to show a certificate too. The domain is the only way in then: say `default_endpoint: false`."""

    truststore: Truststore
    """The certificates of those who issue callers' certificates, in PEM, each with those above it up to the root.

    A file in the spec's folder, `./certificates/callers.pem`, is looked at and uploaded with the stack, under another
    name whenever it changes. One in S3 is taken as it is: `s3://bucket/callers.pem`.
    """
    version: str | None = None
    """The version of a file in S3. Without it API Gateway does not notice that the file has changed."""
    ownership_certificate: Reference | None = None
    """A public certificate for the domain that ACM issued, which shows that the domain is yours.

    Needed where the domain's own certificate was imported, or is of a private authority.
    """


@model(tag="private")
class PrivateDomainSpec(Struct, frozen=True, kw_only=True):
    """A domain that is reached through VPC endpoints only. The policy that says so is written for you.

    It takes about 15 minutes to be made. Records for it lead to a VPC endpoint, and not to the domain.
    """

    vpc_endpoints: tuple[VpcEndpoint | TextReference, ...] | None = None
    """The endpoints: names of those under `vpc_endpoints`, ids as `vpce-0a1b2c3d`, or references.

    Those of the API when nothing is said.
    """
    associate: bool | None = None
    """Whether the endpoints are given access with the stack; they are when nothing is said.

    Say `false` for endpoints of other accounts: they are given access there.
    """


@model()
class RoutedSpec(Struct, frozen=True, kw_only=True):
    """Which requests go to a stage by what they say. Without conditions all that come to it do."""

    priority: int
    """When it is looked at: the lowest number first, before all `paths`. No two of a domain have the same.

    Leave room between the numbers: to swap two in one deployment is refused.
    """
    headers: Mapping[RoutedHeader, HeaderGlob | tuple[HeaderGlob, ...]] | None = None
    """What headers have to be, two conditions at most: `{x-version: "2.*"}`. `*` stands at the beginning or the end."""
    path: BasePath | None = None
    """What the request's path has to begin with, in its own case: `/v1/orders`."""
    strip_path: bool | None = None
    """Whether `path` is taken away before the API sees the request; it is not when nothing is said."""


@model()
class RoutingSpec(RoutedSpec, frozen=True, kw_only=True):
    """A stage for requests that say something. Without conditions it is for all that come to it."""

    stage: StageName
    """The stage that gets such requests."""


@model()
class DomainSettings(Struct, frozen=True, kw_only=True):
    """What can be said of a domain, whoever has it."""

    zone: Reference | None = None
    """The hosted zone in Route 53 that gets the records that lead to the domain; none are made when nothing is said.

    The zone's id, `Z0123456789ABC`, a name that is bound, or a reference. That of a private domain is a private zone
    as a rule, and its records lead to the VPC endpoint that is made here; there are none to other endpoints.
    """
    records: Records | None = None
    """How callers are spread over the regions that have this domain; there is one region when nothing is said.

    `latency` sends each caller to the nearest region.
    """
    health: HealthSpec | None = None
    """What keeps callers from a region that does not answer, where there are several; nothing when nothing is said."""
    certificate: Reference | MadeCertificateSpec | None = None
    """The certificate: its ARN, one that is bound, a reference, or `{zone: …}` for one that is made.

    When nothing is said it is made, and shown to be yours in `zone`; not for private domains, as nobody outside sees
    into their zones. Edge domains need one in `us-east-1`.
    """
    endpoint: Literal["regional", "edge", "private"] | PrivateDomainSpec | None = None
    """Where the domain is reached: in its region, through CloudFront, or from VPCs. As the API when nothing is said.

    Private domains are for private APIs, and for nothing else.
    """
    ip: IpType | None = None
    """Kinds of addresses; `ipv4` when nothing is said."""
    tls: str | None = None
    """The security policy; `TLS_1_2` when nothing is said. REST also has those whose names begin `SecurityPolicy_`."""
    access: AccessMode | None = None
    """How strictly host and endpoint type are checked; only, and always, with a `SecurityPolicy_…`."""
    mutual_tls: MutualTlsSpec | None = None
    """Callers have to show a certificate; they have not when nothing is said."""


@model()
class DomainSpec(DomainSettings, frozen=True, kw_only=True):
    """A domain of the gateway's own. With another name it is another domain."""

    existing: bool | None = None
    """Whether the domain is there already, made by another stack; it is not when nothing is said.

    Then only what is below it is made, and `endpoint`, `tls` and `access` tell what it is. For `routing` it has to be
    in a mode that looks at such rules. Private domains cannot be shared in this way.
    """
    paths: Mapping[BasePath, StageName] | None = None
    """Which stage is where: `{/: live, /beta: next}`. The only stage is at `/` when nothing is said.

    Paths of several parts, `/v1/orders`, are for regional domains with `TLS_1_2`. The path is no part of what the API
    sees.
    """
    routing: Mapping[Name, RoutingSpec] | None = None
    """Stages by what a request says, by names of your own; `paths` get the rest. With `paths: {}` nothing does."""
