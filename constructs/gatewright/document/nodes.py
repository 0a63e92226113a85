"""The Document: what a spec says, with a place for every key and every value.

Nodes are what YAML and JSON share. They are immutable tuples: composing a document (includes, environments,
inputs) builds new nodes around old ones, and every node keeps the place it was written at.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from gatewright.document.source import Place

Plain = str | int | float | bool | None
"""What a scalar can hold."""

Path = tuple[str | int, ...]
"""The way from a document's root to a node: mapping keys and sequence positions."""


class ScalarNode(Struct, frozen=True):
    """A single value. `text` is what was written, before typing: `0.10`, `yes`, `5m`."""

    value: Plain
    place: Place
    text: str = ""


class SequenceNode(Struct, frozen=True):
    """A list of nodes."""

    items: tuple[Node, ...]
    place: Place


class Entry(Struct, frozen=True):
    """A mapping's member: where its key stands, and its value."""

    key_place: Place
    value: Node


class MappingNode(Struct, frozen=True):
    """Keys, which are unique text, to entries, in the order written."""

    entries: dict[str, Entry]
    place: Place

    def get(self, key: str) -> Node | None:
        """The value under `key`, if it was written."""
        entry = self.entries.get(key)
        return entry.value if entry else None


Node = ScalarNode | SequenceNode | MappingNode


class Document(Struct, frozen=True):
    """A whole spec: a mapping at its root."""

    root: MappingNode

    def find(self, path: Path) -> Node | None:
        """The node at `path`, if there is one."""
        node: Node | None = self.root
        for step in path:
            node = _step(node, step)
            if node is None:
                return None
        return node

    def value_place(self, path: Path) -> Place:
        """Where the value at `path` stands, or the nearest written thing around it.

        A path can name what was not written: a missing key, or a field that a shorthand stands for. Then
        the innermost key on the way is what the reader should look at.
        """
        place, node = self._walk(path)
        return node.place if node is not None else place

    def key_place(self, path: Path) -> Place:
        """Where the last key of `path` stands; for a sequence item, the item."""
        return self._walk(path)[0]

    def _walk(self, path: Path) -> tuple[Place, Node | None]:
        """The place of the innermost key written on the way, and the node at the end if the path is whole."""
        node: Node = self.root
        place = _opening(self.root.place)
        for step in path:
            if isinstance(node, ScalarNode):
                return place, node  # a shorthand: the scalar stands for the mapping that the path expects
            if isinstance(node, MappingNode) and step in node.entries:
                entry = node.entries[str(step)]
                place, node = entry.key_place, entry.value
            elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
                place = node.place
            else:
                return place, None
        return place, node


def _step(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, MappingNode):
        return node.get(str(step))
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def _opening(place: Place) -> Place:
    """The first character of `place`: enough to point at a whole document."""
    return replace(place, end_line=place.line, end_column=place.column + 1)


def plain(node: Node) -> object:
    """A node's bare value: dictionaries, lists and scalars, without places.

    Keys are sorted: what is passed on as written must not depend on the order in which it was written.
    """
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    return {key: plain(node.entries[key].value) for key in sorted(node.entries)}


def describe(node: Node) -> str:
    """What a node is, in the words of messages: `an object`, `a list`, `the number 5`, `'text'`."""
    if isinstance(node, MappingNode):
        return "an object"
    if isinstance(node, SequenceNode):
        return "a list"
    return in_words(node.value, node.text)


def in_words(value: Plain, text: str = "") -> str:
    """What a scalar is, in the words of messages. A number is shown as `text`, if that is how it is written."""
    match value:
        case None:
            return "null"
        case bool():
            return f"the boolean {str(value).lower()}"
        case int() | float():
            return f"the number {text or value}"
        case _:
            return repr(value)
