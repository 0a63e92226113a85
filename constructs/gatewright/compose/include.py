"""Fragments: other files of the spec's folder that add entries to its maps."""

from collections.abc import Iterator

from gatewright.diagnostics import Diagnostic, Related
from gatewright.diagnostics.codes.composing import INCLUDE_CLASH, INCLUDE_FORM
from gatewright.document import Document, Entry, MappingNode, ScalarNode, SequenceNode
from gatewright.document.source import Place
from gatewright.read import Tree, read_bytes

MAPS = ("inputs", "bindings", "resources", "functions", "backends", "routes", "stages", "environments", "tags", "rules")
"""The spec's maps, which fragments may add to."""


def with_includes(document: Document, tree: Tree) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The document with the entries of all its fragments."""
    diagnostics: list[Diagnostic] = []
    root = document.root
    for name, place in _included(root):
        data, problems = tree.read(name, place)
        diagnostics += problems
        if data is None:
            continue
        _, fragment, problems = read_bytes(data, tree.display(name), name)
        diagnostics += problems
        if fragment is not None:
            root, problems = _added(root, fragment.root, place)
            diagnostics += problems
    return Document(root), tuple(diagnostics)


def _included(root: MappingNode) -> Iterator[tuple[str, Place]]:
    """The fragments' names; a wrong `include` is the loader's to report."""
    node = root.get("include")
    for item in node.items if isinstance(node, SequenceNode) else ():
        if isinstance(item, ScalarNode) and isinstance(item.value, str):
            yield item.value, item.place


def _added(root: MappingNode, fragment: MappingNode, include: Place) -> tuple[MappingNode, tuple[Diagnostic, ...]]:
    diagnostics: list[Diagnostic] = []
    sections = dict(root.entries)
    for key, entry in fragment.entries.items():
        if key not in MAPS or not isinstance(entry.value, MappingNode):
            help = "a fragment can contain only these maps: " + ", ".join(MAPS)
            related = (Related(include, "included here"),)
            diagnostics.append(
                INCLUDE_FORM.at(entry.key_place, f"{key!r} is not allowed in a fragment", help=help, related=related)
            )
        elif key not in sections:
            sections[key] = entry
        elif isinstance(own := sections[key].value, MappingNode):
            merged, problems = _merged(own, entry.value)
            sections[key] = Entry(sections[key].key_place, merged)
            diagnostics += problems
    return MappingNode(sections, root.place), tuple(diagnostics)


def _merged(own: MappingNode, other: MappingNode) -> tuple[MappingNode, list[Diagnostic]]:
    entries = dict(own.entries)
    diagnostics: list[Diagnostic] = []
    for key, entry in other.entries.items():
        if key in entries:
            related = (Related(entries[key].key_place, "also defined here"),)
            message = f"{key!r} is defined in two files"
            diagnostics.append(INCLUDE_CLASH.at(entry.key_place, message, help="remove one of them", related=related))
        else:
            entries[key] = entry
    return MappingNode(entries, own.place), diagnostics
