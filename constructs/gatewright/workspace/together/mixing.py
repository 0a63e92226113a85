"""APIs that several specs map to one domain."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from gatewright.diagnostics import Diagnostic, Related
from gatewright.diagnostics.codes.together import NOT_TOGETHER
from gatewright.document import Path
from gatewright.gateway import Domain, OtherStage
from gatewright.workspace.together.by_place import PlacedSpec


class _Below(Struct, frozen=True):
    """A stage below a domain."""

    owner: PlacedSpec
    path: Path
    kind: str
    is_ruled: bool
    """Whether a routing rule leads to it."""


def check(neighbours: Sequence[PlacedSpec]) -> Iterator[Diagnostic]:
    """What cannot be below one domain, of specs in one place. One spec alone is a matter of rules."""
    found: dict[str, list[_Below]] = {}
    for neighbour in neighbours:
        for domain in neighbour.domains:
            if not domain.is_private:
                found.setdefault(domain.name, []).extend(_below(neighbour, domain))
    for name, below in found.items():
        for one in below:
            other = next((each for each in below if each.owner is not one.owner and _clash(one, each)), None)
            if other:
                what = "a WebSocket API" if one.kind == "websocket" else "an HTTP API"
                beside = "mappings to other kinds of API" if one.kind == "websocket" else "routing rules"
                message = f"this maps {what} to {name!r}, for which {other.owner.unit.name!r} has {beside}"
                related = (Related(other.owner.place(other.path), "this one"),)
                yield NOT_TOGETHER.at(one.owner.place(one.path), message, help="use another domain", related=related)


def _below(neighbour: PlacedSpec, domain: Domain) -> Iterator[_Below]:
    ruled = {routing.path for routing in domain.routing}
    stages = {path.path: path.stage for path in domain.paths} | {rule.path: rule.stage for rule in domain.routing}
    for path, stage in stages.items():
        kind = stage.kind if isinstance(stage, OtherStage) else neighbour.unit.kind
        yield _Below(neighbour, path, kind, path in ruled)


def _clash(one: _Below, other: _Below) -> bool:
    is_alone = one.kind == "websocket" and other.kind != "websocket"
    return is_alone or (one.kind == "http" and other.is_ruled)
