"""Gateways that domains lead to."""

from collections.abc import Iterator, Sequence

from gatewright.diagnostics import Diagnostic
from gatewright.diagnostics.codes.together import NOT_THERE
from gatewright.gateway import Location, SharedDomains
from gatewright.workspace.together.by_place import PlacedSpec


def check(neighbours: Sequence[PlacedSpec]) -> Iterator[Diagnostic]:
    """Where a domain leads to a gateway that is somewhere else. The specs are those of all places."""
    places: dict[str, list[Location]] = {}
    for neighbour in neighbours:
        places.setdefault(neighbour.unit.name, []).append(neighbour.unit.place)
    for neighbour in neighbours:
        here = neighbour.unit.place
        domains = neighbour.unit.domains if isinstance(neighbour.unit, SharedDomains) else ()
        for path, stage in (each for domain in domains for each in domain.other_stages):
            known = places.get(stage.gateway, ())
            if known and not any(_is_same(here, there) for there in known):
                message = f"{stage.gateway!r} is not deployed to {_where(here)}, where this domain is"
                help = "give both specs the same `environments`, with the same account and region"
                yield NOT_THERE.at(neighbour.place(path), message, help=help)


def _is_same(here: Location, there: Location) -> bool:
    """Whether two places are one. Accounts and Regions that are not set can be any."""
    pairs = ((here.account, there.account), (here.region, there.region))
    return here.environment == there.environment and all(None in pair or pair[0] == pair[1] for pair in pairs)


def _where(place: Location) -> str:
    parts = (place.target or "a place without a name", place.account, place.region if not place.regions else None)
    return ", ".join(part for part in parts if part)
