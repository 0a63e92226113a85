"""Domains that gateways share: each is made once, by a spec of its own, and has stages of several gateways below it."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from gatewright.spec.common import CommonSpec
from gatewright.spec.domain import BasePath, DomainName, DomainSettings, RoutedSpec
from gatewright.spec.model import model
from gatewright.spec.values.name import Name, StageName


@model(shorthand="gateway")
class StageOfSpec(Struct, frozen=True, kw_only=True):
    """A stage of a gateway, whose spec is given together with this one."""

    gateway: Name
    """The gateway's name."""
    stage: StageName | None = None
    """One of its stages; the only one when nothing is said."""


@model()
class SharedRoutingSpec(RoutedSpec, frozen=True, kw_only=True):
    """A stage of a gateway for requests that say something. Without conditions it is for all that come to it."""

    gateway: Name
    """The gateway's name."""
    stage: StageName | None = None
    """One of its stages; the only one when nothing is said."""


@model()
class SharedDomainSpec(DomainSettings, frozen=True, kw_only=True):
    """A domain with stages of several gateways below it: of REST and HTTP gateways, or of WebSocket ones.

    Gateways may put themselves below it as well, with `existing: true` among their own `domains`.
    """

    paths: Mapping[BasePath, StageOfSpec] | None = None
    """Which stage is where: `{/orders: orders, /stock: {gateway: stock, stage: live}}`. None when nothing is said."""
    routing: Mapping[Name, SharedRoutingSpec] | None = None
    """Stages by what a request says, by names of your own; `paths` get the rest.

    With `routing: {}` the domain looks at the rules that gateways add to it. It looks at none when nothing is said.
    """


@model()
class SharedDomainsSpec(CommonSpec, frozen=True, kw_only=True):
    """Domains that gateways share. They are a stack of their own, which is deployed after the gateways it names."""

    kind: Literal["domain"]
    """That this is a spec of domains."""
    domains: Mapping[DomainName, SharedDomainSpec]
    """The domains, by name: `api.example.com`."""
