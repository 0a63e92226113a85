"""From a Document to a Spec: what is written, as typed models."""

from msgspec import Struct

from gatewright.diagnostics import Diagnostic
from gatewright.document import Document, Entry, MappingNode, Node, Path, ScalarNode, SequenceNode
from gatewright.shape import codes
from gatewright.shape.of import shape_of
from gatewright.shape.shape import FAULT, Findings, Spot
from gatewright.spec.gateway import LANGUAGE_VERSION, GatewaySpec


class Loaded(Struct, frozen=True):
    """A spec as far as it could be read, what is wrong with it, and what is missing from it for that reason."""

    spec: GatewaySpec | None
    diagnostics: tuple[Diagnostic, ...]
    document: Document
    """The document without the items of lists that are missing from the spec: positions are the same in both."""
    broken: frozenset[Path] = frozenset()


def load(document: Document) -> Loaded:
    """Read a whole spec.

    Where one of its main keys is missing or faulty, a stand-in takes its place, so that later stages can tell what
    else is wrong.
    """
    findings = Findings()
    if _is_newer(document, findings):
        return Loaded(None, tuple(findings.diagnostics), document)
    spec = _read(document, findings)
    broken = set(findings.broken)
    if spec is None:
        missing = {(key,) for key in _STAND_INS if key not in document.root.entries}
        broken |= missing
        spec = _read(_repaired(document, broken), Findings())
    if any(isinstance(path[-1], int) for path in broken):
        root = _kept(document.root, (), broken)
        document = Document(root) if isinstance(root, MappingNode) else document
    return Loaded(spec, tuple(findings.diagnostics), document, frozenset(broken))


def _read(document: Document, findings: Findings) -> GatewaySpec | None:
    spec = shape_of(GatewaySpec).read(document.root, Spot((), document.key_place(())), findings)
    return None if spec is FAULT else spec


_STAND_INS: dict[str, int | str | None] = {
    "gatewright": LANGUAGE_VERSION,
    "name": "unnamed",
    "kind": "rest",
    "routes": None,
    "stages": None,
}


def _repaired(document: Document, broken: set[Path]) -> Document:
    place = document.key_place(())
    entries = dict(document.root.entries)
    for key, value in _STAND_INS.items():
        if (key,) in broken:
            stand_in: Node = MappingNode({}, place) if value is None else ScalarNode(value, place, str(value))
            entries[key] = Entry(place, stand_in)
    return Document(MappingNode(entries, document.root.place))


def _kept(node: Node, path: Path, broken: set[Path]) -> Node:
    """A node without the items of lists that are broken."""
    match node:
        case MappingNode(entries, place):
            kept = {key: Entry(at, _kept(value, (*path, key), broken)) for key, (at, value) in entries.items()}
            return MappingNode(kept, place)
        case SequenceNode(items, place):
            whole = ((item, (*path, index)) for index, item in enumerate(items))
            return SequenceNode(tuple(_kept(item, here, broken) for item, here in whole if here not in broken), place)
        case ScalarNode():
            return node


def _is_newer(document: Document, findings: Findings) -> bool:
    node = document.root.get("gatewright")
    if not (isinstance(node, ScalarNode) and type(node.value) is int and node.value > LANGUAGE_VERSION):
        return False
    message = f"this release reads version {LANGUAGE_VERSION} of the language, the spec is written in {node.text}"
    findings.report(codes.LANGUAGE_VERSION, node.place, message, "upgrade gatewright, or write `gatewright: 1`")
    return True
