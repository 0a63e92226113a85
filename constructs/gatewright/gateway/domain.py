"""Domains of the gateway's own."""

from collections.abc import Mapping

from msgspec import Struct

from gatewright.document import Path
from gatewright.gateway.stage import Stage
from gatewright.gateway.values import DeployText, Id, Outside, Setting

PLAIN_TLS = "TLS_1_2"
"""The security policy that all kinds of API have, and paths of several parts need."""

Zone = Outside | Id
"""A hosted zone in Route 53."""


class MadeCertificate(Struct, frozen=True):
    """A certificate that is made with the stack, and validated in a zone."""

    zone: Zone


class MutualTls(Struct, frozen=True, kw_only=True):
    """What callers' certificates are checked with."""

    truststore: str
    version: str | None
    ownership_certificate: Outside | None


class DomainPath(Struct, frozen=True, kw_only=True):
    """A stage below a domain."""

    base: str
    """As the service spells it: without the slash that it begins with; empty for all of the domain."""
    path: Path
    stage: Stage

    @property
    def has_levels(self) -> bool:
        """Whether it has several parts."""
        return "/" in self.base


class Routing(Struct, frozen=True, kw_only=True):
    """A stage for requests that say something."""

    name: str
    path: Path
    priority: int
    stage: Stage
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
    mutual_tls: MutualTls | None
    vpc_endpoints: tuple[str | DeployText, ...] = ()
    """From where a private one is reached."""
    associates: bool = True
    """Whether these are given access with the stack."""

    @property
    def takes_levels(self) -> bool:
        """Whether paths below it may have several parts."""
        return self.endpoint.value == "regional" and self.tls == PLAIN_TLS

    @property
    def is_private(self) -> bool:
        """Whether it is reached from VPCs only."""
        return self.endpoint.value == "private"

    @property
    def is_wildcard(self) -> bool:
        """Whether it stands for many names."""
        return self.name.startswith("*.")
