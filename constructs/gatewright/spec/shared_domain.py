"""Custom domain names that several gateways share, in a spec of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec.common import CommonSpec
from gatewright.spec.default import Derived
from gatewright.spec.domain import BasePath, DomainName, DomainSettings, RoutedSpec
from gatewright.spec.model import model
from gatewright.spec.values.name import Name, StageName


@model(shorthand="gateway")
class StageOfSpec(Struct, frozen=True, kw_only=True):
    """A stage of a gateway. Give both specs to the same command."""

    gateway: Name
    """The gateway's name."""
    stage: Annotated[StageName | None, Derived("its only stage")] = None
    """The stage."""


@model()
class SharedRoutingSpec(RoutedSpec, frozen=True, kw_only=True):
    """A routing rule with a stage of a gateway.

    A rule without conditions matches every request.
    """

    gateway: Name
    """The gateway's name."""
    stage: Annotated[StageName | None, Derived("its only stage")] = None
    """The stage."""


@model()
class SharedDomainSpec(DomainSettings, frozen=True, kw_only=True):
    """A custom domain name with stages of several gateways: of REST and HTTP, or of WebSocket APIs.

    Gateways can add mappings themselves, with `existing: true` in their own `domains`.
    """

    paths: Mapping[BasePath, StageOfSpec] | None = None
    """Base path mappings: `{/orders: orders, /stock: {gateway: stock, stage: live}}`."""
    routing: Mapping[Name, SharedRoutingSpec] | None = None
    """Routing rules, by name. Other requests use `paths`.

    `routing: {}` enables routing rules that gateways add. Without `routing` the domain evaluates no rules.
    """


@model()
class SharedDomainsSpec(CommonSpec, frozen=True, kw_only=True):
    """Custom domain names that gateways share. Their stack is deployed after the gateways."""

    kind: Literal["domain"]
    """The kind of this spec."""
    domains: Mapping[DomainName, SharedDomainSpec]
    """Custom domain names: `api.example.com`."""
