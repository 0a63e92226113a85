"""Comparing a spec with a kind of API."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gatewright.diagnostics import Diagnostic
from gatewright.diagnostics.codes.kinds import KIND_LACKS
from gatewright.document import Document, MappingNode, Node, Path, ScalarNode
from gatewright.spec.gateway import Kind
from gatewright.spec.kinds import LACKS, NAMES, Lack

_ENTRIES = {
    "functions": "function",
    "backends": "backend",
    "authorizers": "authorizer",
    "vpc_links": "vpc_link",
    "stages": "stage",
    "plans": "plan",
    "domains": "domain",
}
"""Maps whose entries have names of the user's own, and what one entry is called."""


class Lacking(NamedTuple):
    """Something that a spec asks for and a kind has not."""

    lack: Lack
    path: Path


def check_kind(document: Document, kind: Kind) -> tuple[Diagnostic, ...]:
    """What a spec asks for that its kind of API has not."""
    return tuple(
        KIND_LACKS.at(document.key_place(path), f"{NAMES[kind]} APIs have no {lack.what}", help=lack.instead)
        for lack, path in lacking(document, kind)
    )


def lacking(document: Document, kind: Kind) -> Iterator[Lacking]:
    """What a spec asks for that a kind of API has not, in the order of the spec."""
    table = {lack.key: lack for lack in LACKS if kind in lack.kinds}
    for key, path in _keys(document.root, (), ""):
        lack = table.get(key)
        if lack is not None and not _is_fine(lack, document, path):
            yield Lacking(lack, path)


def _is_fine(lack: Lack, document: Document, path: Path) -> bool:
    """Whether it is written in the way that the kind has."""
    return bool(lack.unless) and document.find((*path, lack.unless)) is not None


def _keys(node: Node, path: Path, above: str) -> Iterator[tuple[str, Path]]:
    """All that is written, by the keys of the table."""
    if isinstance(node, ScalarNode):
        yield f"{above}={node.text}", path
    if not isinstance(node, MappingNode):
        return
    for name, (_, inner) in node.entries.items():
        here = (*path, name)
        if not _is_off(inner):
            for key in _names(above, name, path):
                yield key, here
        yield from _keys(inner, here, _below(above, name))


def _is_off(node: Node) -> bool:
    """Whether something is written down as not wanted, which every kind can do."""
    return isinstance(node, ScalarNode) and (node.value is False or node.value == "none")


def _names(above: str, name: str, path: Path) -> Sequence[str]:
    """What an entry is called: by its own name, and as one of the entries of its map."""
    if not above or above == "routes":
        return (name,) if not path else ()
    return (f"{above}.{name}", f"{above}.*")


def _below(above: str, name: str) -> str:
    """What is said of the things inside an entry."""
    if not above:
        return {"routes": "routes", "defaults": "route", **{key: key for key in _ENTRIES}}.get(name, name)
    if above in _ENTRIES:
        return _ENTRIES[above]
    if above == "routes":
        return "route"
    if above == "route" and name == "routes":
        return "routes"
    if above == "route" and name == "backend":
        return "backend"
    return f"{above}.*" if above.endswith(".responses") else f"{above}.{name}"
