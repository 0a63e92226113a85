"""Neighbours: what specs show of themselves to the others of a workspace, each as one target has it.

A neighbour is made from a loaded spec, so that inputs, patches and postures count. Two specs see each other where they
are deployed to the same place: then the exports of one stack are there for the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, cast

from msgspec import Struct, field

from gatewright.document.plain_data import is_mapping
from gatewright.gateway import Location
from gatewright.spec import nouns
from gatewright.spec.common import CommonSpec
from gatewright.spec.environment import EnvironmentSpec
from gatewright.spec.gateway import GatewaySpec
from gatewright.spec.reference import GatewayReference
from gatewright.spec.targets import environment_of, region_of

if TYPE_CHECKING:
    from gatewright.spec.roots import AnySpec

StageName = tuple[str, str]
"""A gateway and one of its stages."""


class Neighbour(Struct, frozen=True, kw_only=True, dict=True):
    """What a spec shows of itself to the others."""

    name: str
    kind: str
    location: Location
    stack: str | None = None
    stages: tuple[str, ...] = ()
    is_private: bool = False
    """It is reached from VPCs only."""
    is_closed: bool = False
    """Its stages have no `execute-api` URL."""
    is_fronted: bool = False
    """Its stages respond only to requests that come through CloudFront."""
    spec: GatewaySpec | None = None
    """What it is made from, if that is a gateway's spec."""
    maps_to: frozenset[str] = frozenset()
    """The gateways that its shared domains map to."""
    raised_limits: Mapping[str, float] = field(default_factory=dict[str, float])
    """The account's throttle, where it is the spec of an account."""

    @cached_property
    def refers_to(self) -> frozenset[StageName]:
        """The stages of others whose URL it uses. Only the others want to know."""
        return frozenset(name for name in _references(self.spec) if name[0] != self.name)


class Neighbourhood(Struct, frozen=True, kw_only=True):
    """What a spec has around it in one place."""

    neighbours: Mapping[str, Neighbour] = field(default_factory=dict[str, Neighbour])
    """The specs that are deployed to the same place, by name; itself among them."""
    elsewhere: frozenset[str] = frozenset()
    """The names of specs that are known, and deployed to other places only."""
    exported_stages: frozenset[str] = frozenset()
    """Its own stages whose URL the others use."""
    is_mapped: bool = False
    """A domain of another stack maps to its stages."""
    raised_limits: Mapping[str, float] = field(default_factory=dict[str, float])
    """The account's throttle, as far as the spec of an account says it."""


def location_of(spec: CommonSpec, target: str | None) -> Location:
    """Where a target of a spec is deployed."""
    if target is None:
        return Location()
    name, region = environment_of(target), region_of(target)
    environment = (spec.environments or {}).get(name) or EnvironmentSpec()
    return Location(
        environment=name,
        account=environment.account,
        region=region or environment.region,
        regions=tuple(sorted(environment.regions or ())) if region else (),
    )


def neighbour_of(spec: AnySpec, target: str | None) -> Neighbour:
    """What a spec shows of itself where this target is deployed."""
    location = location_of(spec, target)
    match spec:
        case GatewaySpec():
            return _gateway(spec, location)
        case nouns.shared_domain.SharedDomainsSpec():
            maps_to = frozenset(_mapped(spec))
            return Neighbour(name=spec.name, kind=spec.kind, location=location, stack=spec.stack, maps_to=maps_to)
        case nouns.account.AccountSpec():
            limits = _throttle(spec)
            return Neighbour(name=spec.name, kind=spec.kind, location=location, stack=spec.stack, raised_limits=limits)


def neighbourhood(own: Neighbour, others: Iterable[Neighbour]) -> Neighbourhood:
    """What a spec has around it, of all the neighbours that there are, in whatever place."""
    known = (own, *others)
    here = [other for other in known if is_same_place(own.location, other.location)]
    names = {other.name: other for other in reversed(here)}
    around = [other for other in here if other.name != own.name]
    raised = sorted(limit for other in around for limit in other.raised_limits.items())
    return Neighbourhood(
        neighbours=names,
        elsewhere=frozenset(other.name for other in known if other.name not in names),
        exported_stages=frozenset(
            stage for other in around for gateway, stage in other.refers_to if gateway == own.name
        ),
        is_mapped=any(own.name in other.maps_to for other in around),
        raised_limits=dict(raised),  # the highest of each is the last one
    )


def is_same_place(here: Location, there: Location) -> bool:
    """Whether two specs see each other. An account or a region that a spec leaves open may be any."""
    pairs = ((here.account, there.account), (here.region, there.region))
    return here.environment == there.environment and all(None in pair or pair[0] == pair[1] for pair in pairs)


def place_name(location: Location) -> str:
    """What people call a place: `prod (111122223333, eu-west-1)`."""
    where = ", ".join(part for part in (location.account, None if location.regions else location.region) if part)
    return (location.target or "no environment") + (f" ({where})" if where else "")


def _gateway(spec: GatewaySpec, location: Location) -> Neighbour:
    stages = spec.stages.values()
    return Neighbour(
        name=spec.name,
        kind=spec.kind,
        location=location,
        stack=spec.stack,
        stages=tuple(spec.stages),
        is_private=spec.endpoint is not None and isinstance(spec.endpoint, nouns.endpoint.PrivateEndpoint),
        is_closed=spec.default_endpoint is False and spec.kind != "websocket",
        is_fronted=any(
            stage.firewall and isinstance(stage.firewall, nouns.cloudfront.CloudFrontSpec) for stage in stages
        ),
        spec=spec,
    )


def _mapped(spec: nouns.shared_domain.SharedDomainsSpec) -> Iterator[str]:
    for domain in spec.domains.values():
        yield from (below.gateway for below in (domain.paths or {}).values())
        yield from (below.gateway for below in (domain.routing or {}).values())


def _throttle(spec: nouns.account.AccountSpec) -> dict[str, float]:
    throttle = spec.limits.throttle if spec.limits is not None else None
    written = {} if throttle is None else {"rate": throttle.rate, "burst": throttle.burst}
    return {name: float(value) for name, value in written.items() if value is not None}


def _references(value: object) -> Iterator[StageName]:
    """The stages whose URL is used anywhere in a part of a spec."""
    match value:
        case GatewayReference(gateway=gateway, stage=stage):
            yield gateway, stage
        case Struct():
            for name in value.__struct_fields__:
                yield from _references(getattr(value, name))
        case _ if is_mapping(value):
            for inner in value.values():
                yield from _references(inner)
        case tuple():
            for inner in cast("tuple[object, ...]", value):
                yield from _references(inner)
        case _:
            pass
