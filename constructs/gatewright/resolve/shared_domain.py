"""Domains that gateways share, as a whole."""

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from gatewright.diagnostics import Diagnostic
from gatewright.diagnostics.codes.names import CLOSED_GATEWAY, UNKNOWN_GATEWAY
from gatewright.diagnostics.nearest import suggestion
from gatewright.document import Document, Path
from gatewright.gateway import Domain, DomainPath, Health, OtherStage, PathHealth, Setting, SharedDomains
from gatewright.resolve.common import resolve_common
from gatewright.resolve.domain import MappedApi, paths_below, resolve_domain, routing_below
from gatewright.resolve.names import Names, Surroundings
from gatewright.resolve.neighbour import Neighbour
from gatewright.resolve.record import resolve_health
from gatewright.spec.kind import Kind
from gatewright.spec.shared_domain import SharedDomainSpec, SharedDomainsSpec, SharedRoutingSpec, StageOfSpec
from gatewright.spec.targets import environment_of

SharedNames = Names[SharedDomainsSpec]


def resolve_shared_domains(
    spec: SharedDomainsSpec, document: Document, around: Surroundings, broken: Collection[Path] = ()
) -> tuple[SharedDomains, tuple[Diagnostic, ...]]:
    """What a spec of domains means."""
    names = SharedNames(spec, document, around, broken)
    domains = tuple(_domain(names, name, domain) for name, domain in sorted(spec.domains.items()))
    return SharedDomains(domains=domains, **resolve_common(names)), tuple(names.diagnostics)


def _domain(names: SharedNames, name: str, spec: SharedDomainSpec) -> Domain:
    def stage(written: StageOfSpec | SharedRoutingSpec, path: Path) -> OtherStage | None:
        return _stage(names, written, path)

    domain = resolve_domain(names, name, spec, MappedApi(_kind(names, spec), Setting("regional"), is_known=False))
    paths = tuple(paths_below(spec.paths or {}, domain.path, stage))
    health = resolve_health(names, spec.health, (*domain.path, "health"), paths) if spec.health else None
    _check_open(names, health, paths)
    return replace(
        domain,
        paths=paths,
        health=health,
        routing=routing_below(spec.routing or {}, domain.path, stage),
        takes_rules=spec.routing is not None,
    )


def _check_open(names: SharedNames, health: Health | None, paths: Sequence[DomainPath]) -> None:
    """What is asked at the own address of a gateway needs one that is open."""
    if not isinstance(health, PathHealth) or health.host is not None:
        return
    asked = next((below.stage for below in paths if below.base == health.base), None)
    gateway = names.around.neighbourhood.neighbours.get(asked.gateway) if isinstance(asked, OtherStage) else None
    if gateway is not None and gateway.is_closed:
        message = f"the health check uses the `execute-api` URL of {gateway.name!r}, which is disabled"
        help = "write `alarm` instead, or `host` with a domain that maps to this Region only"
        names.report(CLOSED_GATEWAY, (*health.path, "path"), message, help)


def _kind(names: SharedNames, spec: SharedDomainSpec) -> Kind:
    """Whose domain it is. One of REST APIs can have HTTP APIs too; WebSocket APIs need separate domains."""
    kinds = {other.kind for other in _neighbours(names, spec)}
    return "websocket" if kinds == {"websocket"} else "rest"


def _neighbours(names: SharedNames, spec: SharedDomainSpec) -> Iterator[Neighbour]:
    paths = (below.gateway for below in (spec.paths or {}).values())
    routing = (below.gateway for below in (spec.routing or {}).values())
    yield from filter(None, (names.around.neighbourhood.neighbours.get(gateway) for gateway in (*paths, *routing)))


def _stage(names: SharedNames, written: StageOfSpec | SharedRoutingSpec, path: Path) -> OtherStage | None:
    """The stage that is meant, of a gateway that is in the specs of this command."""
    other = names.neighbour(written.gateway, (*path, "gateway"))
    if other is None:
        return None
    if written.stage is None and len(other.stages) != 1:
        message = f"the gateway {other.name!r} has several stages: {', '.join(sorted(other.stages))}"
        names.report(UNKNOWN_GATEWAY, path, message, f"write `{{gateway: {other.name}, stage: …}}`")
        return None
    (stage,) = (written.stage,) if written.stage is not None else other.stages
    if stage not in other.stages:
        message = f"the gateway {other.name!r} has no stage {stage!r}"
        names.report(UNKNOWN_GATEWAY, (*path, "stage"), message, suggestion(stage, other.stages))
        return None
    if other.is_fronted:
        message = f"the stages of {other.name!r} accept only requests that come through CloudFront"
        names.report(CLOSED_GATEWAY, path, message, "define the domain in that gateway's spec")
        return None
    same_stack = names.spec.stack is not None and names.spec.stack == other.stack
    target = names.around.environment
    return OtherStage(
        gateway=other.name,
        name=stage,
        kind=other.kind,
        is_private=other.is_private,
        same_stack=same_stack,
        environment=target and environment_of(target),
    )
