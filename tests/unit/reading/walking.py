"""Walks over documents that the tests of reading share."""

from collections.abc import Iterator
from typing import Any

from gatewright.document import MappingNode, Node, Path, ScalarNode, SequenceNode
from gatewright.document.source import Place


def value(node: Node) -> Any:
    """The bare value, its keys in the order written."""
    match node:
        case MappingNode(entries):
            return {key: value(entry.value) for key, entry in entries.items()}
        case SequenceNode(items):
            return [value(item) for item in items]
        case ScalarNode():
            return node.value


def nodes(node: Node, path: Path = (), key_place: Place | None = None) -> Iterator[tuple[Path, Place | None, Node]]:
    """Every node with its path, and with the place of its key if it has one."""
    yield path, key_place, node
    if isinstance(node, MappingNode):
        for key, entry in node.entries.items():
            yield from nodes(entry.value, (*path, key), entry.key_place)
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.items):
            yield from nodes(item, (*path, index))


def span(place: Place) -> str:
    return f"{place.line}:{place.column}-{place.end_line}:{place.end_column}"
