"""Domains: their certificates, zones and stages."""

import re
from collections.abc import Iterator, Mapping, Sequence

from gatewright.document import Path
from gatewright.gateway import (
    DeployText,
    Domain,
    DomainPath,
    Id,
    MadeCertificate,
    MutualTls,
    Network,
    Outside,
    Routing,
    Setting,
    Stage,
    Zone,
)
from gatewright.gateway.domain import PLAIN_TLS
from gatewright.nearest import suggestion
from gatewright.resolve import codes
from gatewright.resolve.endpoints import endpoint_type
from gatewright.resolve.scope import Scope
from gatewright.spec.domain import DomainSpec, MadeCertificateSpec, MutualTlsSpec, PrivateDomainSpec, RoutingSpec
from gatewright.spec.reference import Named, Reference

_ZONE_ID = re.compile(r"Z[A-Z0-9]{4,31}")


def resolve_domains(scope: Scope, stages: Sequence[Stage], network: Network) -> tuple[Domain, ...]:
    """All domains, by name."""
    by_name = {stage.name: stage for stage in stages}
    specs = sorted((scope.spec.domains or {}).items())
    return tuple(_domain(scope, name, spec, by_name, network) for name, spec in specs)


def _domain(scope: Scope, name: str, spec: DomainSpec, stages: Mapping[str, Stage], network: Network) -> Domain:
    path = ("domains", name)
    zone = _zone(scope, spec.zone, (*path, "zone")) if spec.zone else None
    private = spec.endpoint if isinstance(spec.endpoint, PrivateDomainSpec) else PrivateDomainSpec()
    endpoint = _endpoint(scope, spec, (*path, "endpoint"))
    return Domain(
        name=name,
        path=path,
        is_made=not spec.existing,
        endpoint=endpoint,
        certificate=_certificate(scope, spec, path, zone),
        zone=zone,
        ip=spec.ip or ("dualstack" if endpoint.value == "private" else None),
        tls=spec.tls or PLAIN_TLS,
        access=spec.access,
        paths=tuple(_paths(scope, spec, path, stages)),
        routing=tuple(
            sorted(_routing(scope, spec, path, stages), key=lambda routing: (routing.priority, routing.name))
        ),
        mutual_tls=_mutual_tls(scope, spec.mutual_tls, (*path, "mutual_tls")) if spec.mutual_tls else None,
        vpc_endpoints=_vpc_endpoints(scope, private, path, network) if endpoint.value == "private" else (),
        associates=private.associate is not False,
    )


def _endpoint(scope: Scope, spec: DomainSpec, path: Path) -> Setting[str]:
    match spec.endpoint:
        case None:
            return endpoint_type(scope.spec)
        case str(name):
            return Setting(name, path)
        case PrivateDomainSpec():
            return Setting("private", path)


def _vpc_endpoints(scope: Scope, spec: PrivateDomainSpec, path: Path, network: Network) -> tuple[str | DeployText, ...]:
    """The endpoints of a private domain: its own, or the API's."""
    if spec.vpc_endpoints is None:
        return network.vpc_endpoints
    own = (*path, "endpoint", "private", "vpc_endpoints")
    return scope.texts(scope.distinct(spec.vpc_endpoints, own), own)


def _zone(scope: Scope, reference: Reference, path: Path) -> Zone | None:
    """A zone. Ids of zones are told by their look, where nothing is bound to such a name."""
    match reference:
        case Named(text) if text not in (scope.spec.bindings or {}) and _ZONE_ID.fullmatch(text):
            return Id(text)
        case _:
            return scope.outside(reference, path, "hosted zone")


def _certificate(scope: Scope, spec: DomainSpec, path: Path, zone: Zone | None) -> Outside | MadeCertificate | None:
    match spec.certificate:
        case None:
            return MadeCertificate(zone) if zone else None
        case MadeCertificateSpec(zone=own):
            validated_in = _zone(scope, own, (*path, "certificate", "zone"))
            return MadeCertificate(validated_in) if validated_in else None
        case reference:
            return scope.outside(reference, (*path, "certificate"), "certificate")


def _mutual_tls(scope: Scope, spec: MutualTlsSpec, path: Path) -> MutualTls:
    owned = spec.ownership_certificate
    return MutualTls(
        truststore=spec.truststore,
        version=spec.version,
        ownership_certificate=scope.outside(owned, (*path, "ownership_certificate"), "certificate") if owned else None,
    )


def _paths(scope: Scope, spec: DomainSpec, path: Path, stages: Mapping[str, Stage]) -> Iterator[DomainPath]:
    """The stages below a domain. The only one needs no path of its own."""
    if spec.paths is None and len(stages) == 1:
        yield from (DomainPath(base="", path=path, stage=stage) for stage in stages.values())
    for base, name in sorted((spec.paths or {}).items()):
        here = (*path, "paths", base)
        stage = _stage(scope, name, here, stages)
        if stage:
            yield DomainPath(base=base.removeprefix("/"), path=here, stage=stage)


def _routing(scope: Scope, spec: DomainSpec, path: Path, stages: Mapping[str, Stage]) -> Iterator[Routing]:
    for name, written in (spec.routing or {}).items():
        here = (*path, "routing", name)
        stage = _stage(scope, written.stage, (*here, "stage"), stages)
        if stage:
            yield Routing(
                name=name,
                path=here,
                priority=written.priority,
                stage=stage,
                headers=_headers(written),
                base=(written.path or "").removeprefix("/"),
                strips_base=bool(written.strip_path),
            )


def _headers(spec: RoutingSpec) -> Mapping[str, tuple[str, ...]]:
    written = sorted((spec.headers or {}).items())
    return {header: (globs,) if isinstance(globs, str) else globs for header, globs in written}


def _stage(scope: Scope, name: str, path: Path, stages: Mapping[str, Stage]) -> Stage | None:
    if name not in stages and not scope.is_broken("stages", name):
        scope.report(codes.UNKNOWN_STAGE, path, f"there is no stage {name!r}", suggestion(name, stages))
    return stages.get(name)
