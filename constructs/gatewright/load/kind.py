"""Comparing a spec with a kind of API: what it asks for that the kind does not support."""

import json
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from gatewright.diagnostics import Diagnostic
from gatewright.diagnostics.codes.kinds import KIND_LACKS
from gatewright.document import Document, Node, Path, ScalarNode
from gatewright.load.models import ModelShape
from gatewright.load.of import shape_of
from gatewright.load.shape import Part, Shape, keys
from gatewright.spec.gateway import GatewaySpec
from gatewright.spec.kind import NAMES, Kind, Lack


class Lacking(Struct, frozen=True):
    """Something that a spec asks for and a kind does not support."""

    lack: Lack
    path: Path


def support(model: ModelShape, key: str = "") -> str:
    """Which kinds of API do not support a model, or a key of it, as a sentence of the reference; empty if all do."""
    lacks = [lack for lack in model.traits.lacks if lack.key == key and not lack.unless]
    parts = [_support(lacks, values) for values in dict.fromkeys(lack.values for lack in lacks)]
    return " ".join(parts)


def _support(lacks: Iterable[Lack], values: tuple[str | int | bool, ...]) -> str:
    lacking = {kind for lack in lacks if lack.values == values for kind in lack.kinds}
    kinds = " and ".join(name for kind, name in NAMES.items() if kind in lacking)
    words = ", ".join(f"`{json.dumps(value)}`".replace('"', "") for value in values)
    return f"Not supported by {kinds} APIs{': ' if words else ''}{words}."


class _Sought(Struct, frozen=True):
    """A declaration on the way to the key that it is about."""

    lack: Lack
    way: tuple[str, ...]
    """The keys from here to that key."""


def check_kind(document: Document, kind: Kind) -> tuple[Diagnostic, ...]:
    """What a spec asks for that its kind of API does not support."""
    return tuple(
        KIND_LACKS.at(
            document.key_place(found.path),
            f"{NAMES[kind]} APIs do not support {found.lack.what}",
            help=found.lack.instead,
        )
        for found in lacking(document, kind)
    )


def lacking(document: Document, kind: Kind) -> Iterator[Lacking]:
    """What a spec asks for that a kind of API does not support, in the order of the spec.

    Nothing is reported inside something that is reported itself.
    """
    return _search(Part("", (), document.root, shape_of(GatewaySpec)), (), kind)


def _search(part: Part, from_above: Iterable[_Sought], kind: Kind) -> Iterator[Lacking]:
    sought = (*from_above, *_declared(part.shape, kind))
    found = next((each.lack for each in sought if not each.way and _asks_for(part.node, each.lack)), None)
    if found is not None:
        yield Lacking(found, part.path)
        return
    for inner in part.shape.parts(part.node, part.path):
        yield from _search(inner, _towards(inner, sought), kind)


@cache
def _declared(shape: Shape, kind: Kind) -> tuple[_Sought, ...]:
    """What a model declares that a kind does not support."""
    lacks = shape.traits.lacks if isinstance(shape, ModelShape) else ()
    return tuple(_Sought(lack, tuple(lack.key.split(".")) if lack.key else ()) for lack in lacks if kind in lack.kinds)


def _towards(inner: Part, sought: Iterable[_Sought]) -> Iterator[_Sought]:
    """Those declarations whose way leads through a part."""
    for each in sought:
        if each.way and not inner.key:
            yield each
        elif each.way and each.way[0] in (inner.key, "*"):
            yield _Sought(each.lack, each.way[1:])


def _asks_for(node: Node, lack: Lack) -> bool:
    """Whether a node asks for what a kind does not support."""
    if lack.values:
        return isinstance(node, ScalarNode) and node.value in lack.values
    return not _is_off(node) and (not lack.unless or lack.unless not in keys(node))


def _is_off(node: Node) -> bool:
    """Whether something is written down as not wanted, which every kind can do."""
    return isinstance(node, ScalarNode) and (node.value is False or node.value == "none")
