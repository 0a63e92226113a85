"""Specs by the place that they are deployed to."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from gatewright.compile import Compilation
from gatewright.document import Document, Path
from gatewright.document.source import Place
from gatewright.gateway import Domain, Gateway, SharedDomains, Unit


class PlacedSpec(Struct, frozen=True):
    """What one spec means in a place."""

    unit: Unit
    document: Document

    @property
    def domains(self) -> tuple[Domain, ...]:
        """Its domains."""
        return self.unit.domains if isinstance(self.unit, Gateway | SharedDomains) else ()

    def place(self, path: Path) -> Place:
        """Where something stands in its spec."""
        return self.document.key_place(path)


def by_place(compilations: Iterable[Compilation]) -> tuple[Sequence[PlacedSpec], ...]:
    """What is deployed to the same place, in the order in which it was given.

    Where a spec leaves account or region open, it is where all those are that leave it open in the same environment.
    """
    found: dict[tuple[str | None, ...], list[PlacedSpec]] = {}
    for made in compilations:
        if made.unit is not None and made.document is not None:
            place = made.unit.place
            is_known = place.account is not None and place.region is not None
            key = (None if is_known else place.environment, place.account, place.region)
            found.setdefault(key, []).append(PlacedSpec(made.unit, made.document))
    return tuple(found.values())
