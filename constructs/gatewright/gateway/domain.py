"""Domains of the gateway's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from gatewright.document import Path
from gatewright.gateway.record import Health
from gatewright.gateway.stage import Stage
from gatewright.gateway.values import Id, Outside, Setting
from gatewright.gateway.vpc_endpoint import Entrance, VpcEndpoint
from gatewright.spec.kind import Kind

if TYPE_CHECKING:
    from gatewright.formats.truststore import Truststore
    from gatewright.spec.record import Records

PLAIN_TLS = "TLS_1_2"
"""The security policy that all kinds of API have, and paths of several parts need."""

Zone = Outside | Id
"""A hosted zone in Route 53."""


class MadeCertificate(Struct, frozen=True):
    """A certificate that is made with the stack, and validated in a zone."""

    zone: Zone


class MutualTls(Struct, frozen=True, kw_only=True):
    """What callers' certificates are checked with."""

    truststore: str | Truststore
    """Where it is in S3, or what is in the file that is uploaded."""
    version: str | None
    ownership_certificate: Outside | None


class OtherStage(Struct, frozen=True, kw_only=True):
    """A stage of another gateway."""

    gateway: str
    name: str
    kind: str
    is_private: bool
    """Whether its API is reached from VPCs only."""
    same_stack: bool
    environment: str | None


class DomainPath(Struct, frozen=True, kw_only=True):
    """A stage below a domain."""

    base: str
    """As the service spells it: without the slash that it begins with; empty for all of the domain."""
    path: Path
    stage: Stage | OtherStage

    @property
    def has_levels(self) -> bool:
        """Whether it has several parts."""
        return "/" in self.base


class Routing(Struct, frozen=True, kw_only=True):
    """A stage for requests that say something."""

    name: str
    path: Path
    priority: int
    stage: Stage | OtherStage
    headers: Mapping[str, tuple[str, ...]]
    """What the values of headers have to be, all of it."""
    base: str
    """What paths have to begin with, as the service spells it; empty for all."""
    strips_base: bool

    @property
    def conditions(self) -> tuple[tuple[str, str], ...]:
        """All conditions on headers, each with the header's name."""
        return tuple((header, glob) for header, globs in self.headers.items() for glob in globs)


class Domain(Struct, frozen=True, kw_only=True):
    """A name of the gateway's own, and what is below it."""

    name: str
    path: Path
    kind: Kind
    """The kind of the APIs below it. Those of REST take HTTP APIs as well."""
    api_endpoint: str
    """Where these are reached; nothing if they are those of other gateways."""
    is_made: bool
    """Whether it is made here; otherwise only what is below it is."""
    endpoint: Setting[str]
    certificate: Outside | MadeCertificate | None
    zone: Zone | None
    """Where the records for it are made, if they are."""
    ip: str | None
    tls: str
    access: str | None
    paths: tuple[DomainPath, ...]
    routing: tuple[Routing, ...]
    """In the order in which requests are compared with them."""
    takes_rules: bool = False
    """Whether it looks at routing rules."""
    takes_paths: bool = True
    """Whether it looks at the paths of stages, after routing rules if it looks at these."""
    mutual_tls: MutualTls | None
    vpc_endpoints: tuple[Entrance, ...] = ()
    """From where a private one is reached."""
    associates: bool = True
    """Whether these are given access with the stack."""
    region: str | None = None
    """The region that it is in, where that is known."""
    zones: Mapping[str, str] = {}
    """The regions of the environment that have it, with the zone of each, as written; empty for those without records.

    There is none where the environment has one region.
    """
    records: Records | None = None
    """The routing policy over Regions. Defaults to none."""
    health: Health | None = None
    """What makes this region healthy."""

    @property
    def takes_levels(self) -> bool:
        """Whether paths below it may have several parts."""
        return self.endpoint.value == "regional" and self.tls == PLAIN_TLS

    @property
    def is_edge(self) -> bool:
        """Whether CloudFront serves it, which takes certificates from `us-east-1`."""
        return self.endpoint.value == "edge" or self.is_distributed

    @property
    def is_distributed(self) -> bool:
        """Whether it refers to the CloudFront distribution of its stage, and not to the API."""
        return self.endpoint.value == "cloudfront"

    @property
    def is_private(self) -> bool:
        """Whether it is reached from VPCs only."""
        return self.endpoint.value == "private"

    @property
    def other_stages(self) -> tuple[tuple[Path, OtherStage], ...]:
        """The stages of other gateways below it, each with the path that leads to it in the spec."""
        paths = [(below.path, below.stage) for below in self.paths]
        routing = [(below.path, below.stage) for below in self.routing]
        return tuple((path, stage) for path, stage in (*paths, *routing) if isinstance(stage, OtherStage))

    @property
    def own_entrances(self) -> tuple[VpcEndpoint, ...]:
        """The VPC endpoints that it is reached from and that are made with the gateway."""
        return tuple(endpoint for endpoint in self.vpc_endpoints if isinstance(endpoint, VpcEndpoint))

    @property
    def recorded(self) -> tuple[str, ...]:
        """The regions of the environment that make records for it, sorted."""
        return tuple(sorted(region for region, zone in self.zones.items() if zone))

    @property
    def is_wildcard(self) -> bool:
        """Whether it stands for many names."""
        return self.name.startswith("*.")
