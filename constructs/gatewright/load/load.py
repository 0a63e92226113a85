"""From a Document to a Spec: the spec as typed models."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, get_args

from msgspec import Struct
from msgspec.structs import replace

from gatewright.diagnostics import Diagnostic
from gatewright.diagnostics.codes.shape import LANGUAGE_VERSION, UNKNOWN_CHOICE, UNKNOWN_KEY
from gatewright.diagnostics.nearest import nearest, suggestion
from gatewright.document import Document, Entry, MappingNode, Node, Path, ScalarNode, SequenceNode
from gatewright.load.models import fields_of
from gatewright.load.of import shape_of
from gatewright.load.shape import FAULT, Findings, Spot
from gatewright.spec.common import LANGUAGE_VERSION as VERSION
from gatewright.spec.gateway import GatewaySpec
from gatewright.spec.kind import Kind

if TYPE_CHECKING:
    from gatewright.spec.roots import AnySpec


class Loaded(Struct, frozen=True):
    """A spec as far as it could be read, with diagnostics and the paths that they left out."""

    spec: AnySpec | None
    diagnostics: tuple[Diagnostic, ...]
    document: Document
    """The document without the list items that the spec leaves out, so that indexes are the same in both."""
    broken: frozenset[Path] = frozenset()


def load(document: Document) -> Loaded:
    """Read a whole spec.

    A placeholder replaces a main key that is missing or faulty, so that later stages can report other errors.
    """
    findings = Findings()
    if _is_newer(document, findings):
        return Loaded(None, tuple(findings.diagnostics), document)
    spec = _read(document, findings)
    broken = set(findings.broken)
    if spec is None:
        missing = {(key,) for key in _required(document) if key not in document.root.entries}
        broken |= missing
        spec = _read(_repaired(document, broken), Findings())
    if any(isinstance(path[-1], int) for path in broken):
        root = _kept(document.root, (), broken)
        document = Document(root) if isinstance(root, MappingNode) else document
    return Loaded(spec, tuple(_with_kinds(findings.diagnostics, document)), document, frozenset(broken))


def _read(document: Document, findings: Findings) -> AnySpec | None:
    spec = shape_of(_root(document)).read(document.root, Spot((), document.key_place(())), findings)
    return None if spec is FAULT else spec


def _root(document: Document) -> type[AnySpec]:
    """The model of the file."""
    kind = _kind(document)
    return GatewaySpec if kind in _GATEWAYS else _roots()[kind]


def _kind(document: Document) -> str:
    """The kind of a spec as far as its model depends on it. Unknown kinds fall back to a similar one, or to REST."""
    kind = _written_kind(document)
    if kind in _GATEWAYS:
        return "rest"
    meant = kind if kind in _roots() else nearest(kind, (*_GATEWAYS, *_roots()))
    return meant if meant in _roots() else "rest"


def _roots() -> dict[str, type[AnySpec]]:
    """The models of specs that are not of gateways, which few specs need."""
    from gatewright.spec.roots import ROOTS  # noqa: PLC0415

    return ROOTS


def _written_kind(document: Document) -> str:
    node = document.root.get("kind")
    return node.text if isinstance(node, ScalarNode) else ""


def _with_kinds(diagnostics: Sequence[Diagnostic], document: Document) -> Iterator[Diagnostic]:
    """The diagnostics of a spec. Unknown keys name the kinds of spec that have them."""
    if not diagnostics:
        return
    keys = {entry.key_place: key for key, entry in document.root.entries.items()}
    models = {**dict.fromkeys(_GATEWAYS, GatewaySpec), **_roots()}
    for said in diagnostics:
        if said.code is UNKNOWN_KEY and said.place in keys:
            key = keys[said.place]
            owners = [f"`{kind}`" for kind, model in models.items() if key in model.__struct_fields__]
            yield replace(said, help=f"use it in a spec of kind {', '.join(owners)}") if owners else said
        elif said.code is UNKNOWN_CHOICE and said.place == document.value_place(("kind",)):
            kind = _written_kind(document)
            yield replace(said, message=f"there is no kind {kind!r}", help=suggestion(kind, models))
        else:
            yield said


_GATEWAYS: tuple[str, ...] = get_args(Kind)

_STAND_INS: dict[str, int | str | None] = {
    "gatewright": VERSION,
    "name": "unnamed",
    "routes": None,
    "stages": None,
    "domains": None,
}
"""The placeholders of required keys that are missing or faulty."""


def _required(document: Document) -> tuple[str, ...]:
    return tuple(name for name, required in fields_of(_root(document)) if required)


def _repaired(document: Document, broken: set[Path]) -> Document:
    place = document.key_place(())
    entries = dict(document.root.entries)
    for key, value in {**_STAND_INS, "kind": _kind(document)}.items():
        if (key,) in broken:
            stand_in: Node = MappingNode({}, place) if value is None else ScalarNode(value, place, str(value))
            entries[key] = Entry(place, stand_in)
    return Document(MappingNode(entries, document.root.place))


def _kept(node: Node, path: Path, broken: set[Path]) -> Node:
    """A node without faulty list items."""
    match node:
        case MappingNode(entries, place):
            kept = {
                key: Entry(entry.key_place, _kept(entry.value, (*path, key), broken)) for key, entry in entries.items()
            }
            return MappingNode(kept, place)
        case SequenceNode(items, place):
            whole = ((item, (*path, index)) for index, item in enumerate(items))
            return SequenceNode(tuple(_kept(item, here, broken) for item, here in whole if here not in broken), place)
        case ScalarNode():
            return node


def _is_newer(document: Document, findings: Findings) -> bool:
    node = document.root.get("gatewright")
    if not (isinstance(node, ScalarNode) and type(node.value) is int and node.value > VERSION):
        return False
    message = f"this release supports version {VERSION} of the language, not {node.text}"
    findings.report(LANGUAGE_VERSION, node.place, message, "upgrade gatewright, or write `gatewright: 1`")
    return True
