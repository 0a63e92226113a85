"""Collections that have begun and not yet ended."""

from __future__ import annotations

from unicodedata import normalize

from gatewright.document import Entry, MappingNode, Node, SequenceNode
from gatewright.document.source import Place

MERGE = "\0<<"
"""Stands for the key `<<`. No key that a file may hold looks like it."""
UNUSABLE = "\0"
"""Stands for a key that was refused."""


class OpenSequence:
    """A list that has begun."""

    key: str = ""  # no key is awaited here
    last: Place | None = None
    """Where the latest member stands: a collection without a closing bracket ends with it."""

    def __init__(self, start: tuple[int, int], anchor: str | None) -> None:
        self.start = start
        self.anchor = anchor
        self.items: list[Node] = []

    def add(self, node: Node) -> None:
        """The next item."""
        self.items.append(node)

    def skip(self) -> None:
        """Leave the next item out."""

    def node(self, place: Place) -> SequenceNode:
        """The list, now that it has ended."""
        return SequenceNode(tuple(self.items), place)


class OpenMapping:
    """A mapping that has begun."""

    key: str | None = None
    """The key whose value comes next, or None where a key comes next."""
    key_place: Place
    last: Place | None = None

    def __init__(self, start: tuple[int, int], anchor: str | None) -> None:
        self.start = start
        self.anchor = anchor
        self.entries: dict[str, Entry] = {}
        self._forms: dict[str, str] = {}

    def expect(self, key: str, place: Place) -> None:
        """The next key."""
        self.key = key
        self.key_place = place

    def add(self, node: Node) -> None:
        """The value of the latest key. Of keys set twice, which have been reported, the first stays."""
        assert self.key is not None
        self.entries.setdefault(self.key, Entry(self.key_place, node))
        self.key = None

    def skip(self) -> None:
        """Leave the latest key out."""
        self.key = None

    def earlier(self, key: str) -> str | None:
        """The same key where it was set before, perhaps spelt with other code points."""
        if key in self.entries:
            return key
        return self._spelt_otherwise(key) if self._forms or not key.isascii() else None

    def _spelt_otherwise(self, key: str) -> str | None:
        form = normalize("NFC", key)
        first = self._forms.setdefault(form, key)
        return next((spelling for spelling in (first, form) if spelling in self.entries), None)

    def node(self, place: Place) -> MappingNode:
        """The mapping, now that it has ended."""
        self.entries.pop(UNUSABLE, None)
        return MappingNode(self.entries, place)


Open = OpenSequence | OpenMapping
