"""Collections that have begun and not yet ended."""

from __future__ import annotations

from unicodedata import normalize

from gatewright.document import Entry, MappingNode, Node, SequenceNode
from gatewright.source import Place

MERGE = "\0<<"
"""Stands for the key `<<`; no key that a file may hold looks like it."""
UNUSABLE = "\0"
"""Stands for a key that was refused."""


class OpenSequence:
    """A list that has begun. `last` is the place of its latest item."""

    key: str | None = ""  # no key is awaited here
    last: Place | None = None

    def __init__(self, start: tuple[int, int], anchor: str | None) -> None:
        self.start = start
        self.anchor = anchor
        self.items: list[Node] = []

    def add(self, node: Node) -> None:
        """The next item."""
        self.items.append(node)

    def skip(self) -> None:
        """Leave the next item out."""


class OpenMapping:
    """A mapping that has begun. `key` is the one whose value comes next, or None where a key comes next."""

    last: Place | None = None
    key_place: Place

    def __init__(self, start: tuple[int, int], anchor: str | None) -> None:
        self.start = start
        self.anchor = anchor
        self.entries: dict[str, Entry] = {}
        self.key: str | None = None
        self.forms: dict[str, str] = {}

    def expect(self, key: str, place: Place) -> None:
        """The next key."""
        self.key = key
        self.key_place = place

    def add(self, node: Node) -> None:
        """The value of the latest key. Of keys set twice, which have been reported, the first stays."""
        self.entries.setdefault(self.key, _new(Entry, (self.key_place, node)))
        self.key = None

    def skip(self) -> None:
        """Leave the latest key out."""
        self.key = None

    def earlier(self, key: str) -> str | None:
        """The same key where it was set before, perhaps spelt with other code points."""
        if key in self.entries:
            return key
        return self._spelt_otherwise(key) if self.forms or not key.isascii() else None

    def _spelt_otherwise(self, key: str) -> str | None:
        form = normalize("NFC", key)
        first = self.forms.setdefault(form, key)
        if first != key:
            return first
        return form if form in self.entries else None


Open = OpenSequence | OpenMapping

_new=tuple.__new__
