"""What is in effect for a domain, and which stage gets the requests to it, each with the path that says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from gatewright.document import Document, Path
from gatewright.explain.fact import Fact, stated
from gatewright.explain.spelling import spell
from gatewright.formats.truststore import Truststore
from gatewright.gateway.domain import Domain, DomainPath, MadeCertificate, MutualTls, OtherStage, Routing
from gatewright.gateway.record import AlarmHealth, Health, PathHealth, StageAlarm
from gatewright.gateway.vpc_endpoint import Entrance, VpcEndpoint


class MappedDomain(NamedTuple):
    """A domain as another spec has it, which maps stages of its own to it."""

    domain: Domain
    document: Document
    gateway: str


def domain_facts(domain: Domain, document: Document, others: Sequence[MappedDomain] = ()) -> Iterator[Fact]:
    """All that is in effect for a domain, what is off too, and then where its requests go."""
    yield from stated(_settings(domain), document)
    yield from way_facts(domain, others)


def way_facts(domain: Domain, others: Sequence[MappedDomain] = ()) -> Iterator[Fact]:
    """Where the requests to a domain go, by what they are, in the order in which the service looks."""
    found = _ways(domain, others)
    if not found:
        yield Fact("all", "nothing", domain.path)
    for way, other in found:
        owner = other.gateway if other else ""
        yield Fact(_requests(way), _stage(way, owner), way.path, other.document if other else None)


def _ways(domain: Domain, others: Sequence[MappedDomain]) -> Sequence[_Way]:
    """What the service compares a request with: routing rules by priority, then paths, the longest first."""
    every: list[tuple[Domain, MappedDomain | None]] = [(domain, None)]
    every += ((other.domain, other) for other in others if not (domain.is_made and other.domain.is_made))
    made = next((each for each, _ in every if each.is_made), domain)
    rules = [(rule.priority, (rule, owner)) for each, owner in every for rule in each.routing if made.takes_rules]
    paths = [(-len(path.base), (path, owner)) for each, owner in every for path in each.paths if made.takes_paths]
    rules.sort(key=lambda way: way[0])
    paths.sort(key=lambda way: (way[0], way[1][0].base))
    return (*(way for _, way in rules), *(way for _, way in paths))


_Way = tuple[Routing | DomainPath, MappedDomain | None]


def _settings(domain: Domain) -> Iterator[tuple[str, Any, Path]]:
    path = domain.path
    yield "created here", domain.is_made, (*path, "existing")
    yield "endpoint", domain.endpoint.value, domain.endpoint.path
    yield "certificate", _certificate(domain), (*path, "certificate")
    yield "DNS records in zone", domain.zone, (*path, "zone")
    if domain.zones:
        yield "regions", tuple(sorted(domain.zones)), path
        yield "routing policy", domain.records, (*path, "records")
        yield "healthy while", domain.health and _health(domain.health), (*path, "health")
    if domain.is_made and not domain.is_private:
        yield "addresses", domain.ip or "ipv4", (*path, "ip")
    yield "TLS policy", domain.tls, (*path, "tls")
    yield "access", domain.access, (*path, "access")
    if domain.is_private:
        yield "reached from", tuple(map(_entrance, domain.vpc_endpoints)), (*path, "endpoint")
    else:
        yield "mutual TLS", domain.mutual_tls and _mutual_tls(domain.mutual_tls), (*path, "mutual_tls")


def _certificate(domain: Domain) -> object:
    match domain.certificate:
        case MadeCertificate(zone=zone):
            return f"created with the stack, validated by DNS in {spell(zone)}"
        case other:
            return other


def _health(health: Health) -> str:
    match health:
        case PathHealth(asked=asked, seconds=seconds, failures=failures):
            return f"{asked} succeeds, checked every {seconds:g} s, until {failures} checks in a row fail"
        case AlarmHealth(alarm=StageAlarm(stage=stage, alarm=alarm)):
            return f"the alarm {alarm.measure} of stage {stage.name} is not in ALARM state"
        case AlarmHealth(alarm=alarm):
            return f"the alarm {spell(alarm)} is not in ALARM state"


def _mutual_tls(asked: MutualTls) -> str:
    store = asked.truststore
    certificates = f"{store.file}, {len(store.certificates)} certificates" if isinstance(store, Truststore) else store
    return f"{certificates}, version {asked.version}" if asked.version else certificates


def _entrance(entrance: Entrance) -> str:
    return f"VPC endpoint {entrance.name}" if isinstance(entrance, VpcEndpoint) else spell(entrance)


def _requests(way: Routing | DomainPath) -> str:
    """Which requests go this way."""
    if isinstance(way, DomainPath):
        return f"/{way.base}"
    said = [f"{header}: {' or '.join(globs)}" for header, globs in way.headers.items()]
    said = [*([f"/{way.base}"] if way.base else []), *said]
    return f"{way.name} ({', '.join(said) or 'all'})"


def _stage(way: Routing | DomainPath, owner: str) -> str:
    """Which stage gets them. It is one of the owner's, if that is another spec."""
    stage = way.stage
    gateway = stage.gateway if isinstance(stage, OtherStage) else owner
    told = f"stage {stage.name} of {gateway}" if gateway else f"stage {stage.name}"
    if isinstance(way, Routing):
        return f"{told}, priority {way.priority}{', without the path' if way.base and way.strips_base else ''}"
    return told
