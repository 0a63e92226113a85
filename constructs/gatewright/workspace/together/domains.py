"""Domains that several specs have something to do with."""

from collections.abc import Hashable, Iterator, Sequence

from msgspec import Struct

from gatewright.diagnostics import Diagnostic, Related
from gatewright.diagnostics.codes.together import DOMAIN_TWICE, ROUTING_TAKES, RULES_NOT_LOOKED_AT
from gatewright.document import Path
from gatewright.gateway import Domain, DomainPath, Routing
from gatewright.rules.shared.routing import takes_all_of, takes_path
from gatewright.workspace.together.by_place import PlacedSpec


class _Claim(Struct, frozen=True):
    """A part of a domain that a spec wants for itself."""

    what: str
    path: Path


def check(neighbours: Sequence[PlacedSpec]) -> Iterator[Diagnostic]:
    """What is claimed twice in one place, and routing rules that no domain evaluates."""
    owned = [(neighbour, domain) for neighbour in neighbours for domain in _domains(neighbour)]
    first: dict[Hashable, tuple[PlacedSpec, _Claim]] = {}
    for neighbour, domain in owned:
        for key, claim in _claims(domain):
            other, earlier = first.setdefault(key, (neighbour, claim))
            if other is not neighbour:
                related = (Related(other.place(earlier.path), f"the other one, in {other.unit.name!r}"),)
                help = "create the domain in one of them, and write `existing: true` and other paths in the others"
                yield DOMAIN_TWICE.at(neighbour.place(claim.path), claim.what, help=help, related=related)
    yield from _not_looked_at(owned)
    yield from _taken(owned)


def _domains(neighbour: PlacedSpec) -> Sequence[Domain]:
    """What can exist once only. Ids distinguish private domains of the same name."""
    return [domain for domain in neighbour.domains if not domain.is_private]


def _claims(domain: Domain) -> Iterator[tuple[Hashable, _Claim]]:
    if domain.is_made:
        yield domain.name, _Claim(f"another spec also creates the domain {domain.name!r}", domain.path)
    for path in domain.paths:
        what = f"another spec also maps a stage to `{domain.name}/{path.base}`"
        yield (domain.name, "path", path.base), _Claim(what, path.path)
    for routing in domain.routing:
        what = f"another spec also has a routing rule of {domain.name!r} with priority {routing.priority}"
        yield (domain.name, "priority", routing.priority), _Claim(what, (*routing.path, "priority"))


def _not_looked_at(owned: Sequence[tuple[PlacedSpec, Domain]]) -> Iterator[Diagnostic]:
    blind = {domain.name: (maker, domain) for maker, domain in owned if domain.is_made and not domain.takes_rules}
    for neighbour, domain in owned:
        if domain.is_made or not domain.routing or domain.name not in blind:
            continue
        maker, made = blind[domain.name]
        related = (Related(maker.place(made.path), "created here"),)
        message = f"the domain {domain.name!r} does not evaluate routing rules"
        help = f"write `routing: {{}}` for it in the spec of {maker.unit.name!r}"
        yield RULES_NOT_LOOKED_AT.at(neighbour.place(domain.routing[0].path), message, help=help, related=related)


def _taken(owned: Sequence[tuple[PlacedSpec, Domain]]) -> Iterator[Diagnostic]:
    """Rules of one spec that leave nothing to another one."""
    for owner, domain in owned:
        for other, same in owned:
            if other is not owner and same.name == domain.name:
                yield from _taken_from(owner, domain, other, same)


def _taken_from(owner: PlacedSpec, domain: Domain, other: PlacedSpec, same: Domain) -> Iterator[Diagnostic]:
    """A rule for exactly what another spec has moves it on purpose; one for more than that takes too much."""
    for rule in domain.routing:
        later = (each for each in same.routing if each.priority > rule.priority and takes_all_of(rule, each))
        wider = (each for each in later if (each.base, each.conditions) != (rule.base, rule.conditions))
        lost: Routing | DomainPath | None = next(wider, None)
        lost = lost or next((path for path in same.paths if path.base != rule.base and takes_path(rule, path)), None)
        if lost is not None:
            what = f"the rule {lost.name!r}" if isinstance(lost, Routing) else f"`{same.name}/{lost.base}`"
            taken = f"all requests for {what} of {other.unit.name!r}"
            message = f"this rule gets {taken}, because API Gateway evaluates its priority {rule.priority} first"
            help = "add `headers` or `path` as a condition, or set a higher priority than that of the other rules"
            related = (Related(other.place(lost.path), "this gets no requests"),)
            yield ROUTING_TAKES.at(owner.place(rule.path), message, help=help, related=related)
