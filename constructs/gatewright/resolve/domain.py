"""Domains: their certificates, zones and stages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from gatewright.diagnostics.codes.plans import UNKNOWN_STAGE
from gatewright.diagnostics.nearest import suggestion
from gatewright.document import Path
from gatewright.formats.truststore import Truststore
from gatewright.gateway import (
    Domain,
    DomainPath,
    Entrance,
    Id,
    MadeCertificate,
    MutualTls,
    Network,
    OtherStage,
    Outside,
    Routing,
    Setting,
    Stage,
    Zone,
)
from gatewright.gateway.domain import PLAIN_TLS
from gatewright.resolve.names import AnyNames
from gatewright.resolve.record import resolve_health, zones_by_region
from gatewright.resolve.scope import Scope
from gatewright.resolve.vpc_endpoint import entrances
from gatewright.spec.domain import (
    DomainSettings,
    DomainSpec,
    MadeCertificateSpec,
    MutualTlsSpec,
    PrivateDomainSpec,
    RoutedSpec,
    RoutingSpec,
)
from gatewright.spec.kind import Kind
from gatewright.spec.reference import Named, Reference
from gatewright.spec.targets import region_of
from gatewright.spec.things import THINGS
from gatewright.spec.values.domain import TruststoreWord

W_contra = TypeVar("W_contra", contravariant=True)
W = TypeVar("W")
R = TypeVar("R", bound=RoutedSpec)


class StageOf(Protocol[W_contra]):
    """Finds the stage that something below a domain means, if it means one."""

    def __call__(self, written: W_contra, path: Path, /) -> Stage | OtherStage | None: ...


class MappedApi(Struct, frozen=True):
    """What is true of domains that say nothing else."""

    kind: Kind
    endpoint: Setting[str]
    """Where the API is reached, and its domains too if they do not say."""
    vpc_endpoints: tuple[Entrance, ...] = ()
    is_known: bool = True
    """Whether there is one API; there are several of other gateways otherwise."""


def resolve_domains(
    scope: Scope, endpoint: Setting[str], stages: Sequence[Stage], network: Network
) -> tuple[Domain, ...]:
    """All domains, by name."""
    api = MappedApi(scope.spec.kind, endpoint, network.vpc_endpoints)
    by_name = {stage.name: stage for stage in stages}
    specs = sorted((scope.spec.domains or {}).items())
    return tuple(_with_stages(scope, resolve_domain(scope, name, spec, api), spec, by_name) for name, spec in specs)


def _with_stages(scope: Scope, domain: Domain, spec: DomainSpec, stages: Mapping[str, Stage]) -> Domain:
    def named(name: str, path: Path) -> Stage | None:
        return _stage(scope, name, path, stages)

    def routed(written: RoutingSpec, path: Path) -> Stage | None:
        return _stage(scope, written.stage, (*path, "stage"), stages)

    paths = tuple(_paths(spec, domain.path, stages, named))
    routing = routing_below(spec.routing or {}, domain.path, routed)
    return replace(
        domain,
        is_made=not spec.existing,
        endpoint=_reached(domain, spec, paths),
        paths=paths,
        routing=routing,
        health=resolve_health(scope, spec.health, (*domain.path, "health"), paths) if spec.health else None,
        takes_rules=bool(routing),
        takes_paths=bool(paths) or not routing,
    )


def resolve_domain(names: AnyNames, name: str, spec: DomainSettings, api: MappedApi) -> Domain:
    """A domain by itself, with nothing below it."""
    path = ("domains", name)
    zone = _zone(names, spec.zone, (*path, "zone")) if spec.zone else None
    private = spec.endpoint if isinstance(spec.endpoint, PrivateDomainSpec) else PrivateDomainSpec()
    endpoint = _endpoint(spec, (*path, "endpoint"), api)
    return Domain(
        name=name,
        path=path,
        kind=api.kind,
        api_endpoint=api.endpoint.value if api.is_known else "",
        is_made=True,
        endpoint=endpoint,
        certificate=_certificate(names, spec, path, None if endpoint.value == "private" else zone),
        zone=zone,
        ip=spec.ip or ("dualstack" if endpoint.value == "private" else None),
        tls=spec.tls or PLAIN_TLS,
        access=spec.access,
        paths=(),
        routing=(),
        mutual_tls=_mutual_tls(names, spec.mutual_tls, (*path, "mutual_tls")) if spec.mutual_tls else None,
        vpc_endpoints=_entrances(names, private, path, api) if endpoint.value == "private" else (),
        associates=private.associate is not False,
        region=region_of(names.around.environment or ""),
        zones=zones_by_region(names, name),
        records=spec.records,
    )


def _reached(domain: Domain, spec: DomainSpec, paths: Iterable[DomainPath]) -> Setting[str]:
    """Where a domain is reached. One whose stage has CloudFront in front leads there, whatever it says itself."""
    if any(isinstance(below.stage, Stage) and below.stage.distribution for below in paths):
        return Setting("cloudfront", (*domain.path, "endpoint") if spec.endpoint else ())
    return domain.endpoint


def _endpoint(spec: DomainSettings, path: Path, api: MappedApi) -> Setting[str]:
    match spec.endpoint:
        case None:
            return api.endpoint
        case str(name):
            return Setting(name, path)
        case PrivateDomainSpec():
            return Setting("private", path)


def _entrances(names: AnyNames, spec: PrivateDomainSpec, path: Path, api: MappedApi) -> tuple[Entrance, ...]:
    """The endpoints of a private domain: its own, or the API's."""
    if spec.vpc_endpoints is None:
        return api.vpc_endpoints
    return entrances(names, spec.vpc_endpoints, (*path, "endpoint", "private", "vpc_endpoints"))


def _zone(names: AnyNames, reference: Reference, path: Path) -> Zone | None:
    """A zone. Ids of zones are recognized by their format, if nothing is bound to such a name."""
    match reference:
        case Named(text) if THINGS["hosted zone"].is_known_by(text) and not names.is_bound(text):
            return Id(text)
        case _:
            return names.outside(reference, path, "hosted zone")


def _certificate(
    names: AnyNames, spec: DomainSettings, path: Path, zone: Zone | None
) -> Outside | MadeCertificate | None:
    """The certificate. Defaults to a new one, if there is a public zone for DNS validation."""
    match spec.certificate:
        case None:
            return MadeCertificate(zone) if zone else None
        case MadeCertificateSpec(zone=own):
            validated_in = _zone(names, own, (*path, "certificate", "zone"))
            return MadeCertificate(validated_in) if validated_in else None
        case reference:
            return names.outside(reference, (*path, "certificate"), "certificate")


def _mutual_tls(names: AnyNames, spec: MutualTlsSpec, path: Path) -> MutualTls | None:
    """What callers' certificates are checked with; nothing if it cannot be read, which is said then."""
    owned, truststore = spec.ownership_certificate, _truststore(names, spec.truststore, (*path, "truststore"))
    if truststore is None:
        return None
    return MutualTls(
        truststore=truststore,
        version=spec.version,
        ownership_certificate=names.outside(owned, (*path, "ownership_certificate"), "certificate") if owned else None,
    )


def _truststore(names: AnyNames, written: str, path: Path) -> str | Truststore | None:
    if TruststoreWord.is_in_s3(written):
        return written
    from gatewright.formats.certificates import truststore  # noqa: PLC0415 - needed for few specs

    data = names.file_bytes(written, path)
    return None if data is None else truststore(written, data)


def _paths(spec: DomainSpec, path: Path, stages: Mapping[str, Stage], stage_of: StageOf[str]) -> Iterator[DomainPath]:
    """The stages below a domain. The only one needs no path of its own."""
    if spec.paths is None and len(stages) == 1:
        yield from (DomainPath(base="", path=path, stage=stage) for stage in stages.values())
    yield from paths_below(spec.paths or {}, path, stage_of)


def paths_below(written: Mapping[str, W], path: Path, stage_of: StageOf[W]) -> Iterator[DomainPath]:
    """The stages at the paths of a domain. `stage_of` finds the one that is meant, if there is one."""
    for base, meant in sorted(written.items(), key=lambda item: item[0]):
        here = (*path, "paths", base)
        stage = stage_of(meant, here)
        if stage:
            yield DomainPath(base=base.removeprefix("/"), path=here, stage=stage)


def routing_below(written: Mapping[str, R], path: Path, stage_of: StageOf[R]) -> tuple[Routing, ...]:
    """Stages by what requests say, in the order in which requests are compared with them."""
    found: list[Routing] = []
    for name, routed in written.items():
        here = (*path, "routing", name)
        stage = stage_of(routed, here)
        if stage:
            routing = Routing(
                name=name,
                path=here,
                priority=routed.priority,
                stage=stage,
                headers=_headers(routed),
                base=(routed.path or "").removeprefix("/"),
                strips_base=bool(routed.strip_path),
            )
            found.append(routing)
    return tuple(sorted(found, key=lambda one: (one.priority, one.name)))


def _headers(spec: RoutedSpec) -> Mapping[str, tuple[str, ...]]:
    written = sorted((spec.headers or {}).items())
    return {header: (globs,) if isinstance(globs, str) else globs for header, globs in written}


def _stage(scope: Scope, name: str, path: Path, stages: Mapping[str, Stage]) -> Stage | None:
    if name not in stages and not scope.is_broken("stages", name):
        scope.report(UNKNOWN_STAGE, path, f"there is no stage {name!r}", suggestion(name, stages))
    return stages.get(name)
