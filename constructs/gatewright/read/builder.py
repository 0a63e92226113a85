"""From what a parser meets to nodes: the one place that YAML and JSON share, so that they share every check."""

from __future__ import annotations

from gatewright.diagnostics import Diagnostic
from gatewright.diagnostics.codes.keys import KEY_NOT_TEXT
from gatewright.diagnostics.codes.sizes import NESTING_TOO_DEEP, TOO_MANY_MISTAKES, TOO_MANY_VALUES
from gatewright.document import Node, ScalarNode
from gatewright.document.source import Place, Source
from gatewright.read.aliases import Aliases
from gatewright.read.characters import checked
from gatewright.read.collections import MERGE, UNUSABLE, Open, OpenMapping, OpenSequence
from gatewright.read.keys import usable_key
from gatewright.read.limits import MAX_DEPTH, MAX_FINDINGS, MAX_NODES
from gatewright.read.lines import inside
from gatewright.read.merging import merge
from gatewright.read.scalars import check_token, plain_value


class Builder:
    """Builds one file's nodes from the inside out, without recursion, and collects what is wrong with them.

    A parser calls `scalar`, `alias`, `open_mapping`, `open_sequence` and `close` in the order of the text, until
    `stopped` is set.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Diagnostic] = []
        self.stopped = False
        roots = OpenSequence((1, 1), None)
        self.innermost: Open = roots
        self._roots = roots.items
        self._open: list[Open] = [roots]
        self._aliases = Aliases(self.report)
        self._nodes = 0

    @property
    def root(self) -> Node | None:
        """The file's value, if it was read to its end."""
        return self._roots[0] if self._roots and not self.stopped else None

    @property
    def at_root(self) -> bool:
        """Whether no collection is open."""
        return len(self._open) == 1

    @property
    def section(self) -> str:
        """The key of the root mapping whose value is being read."""
        return (self._open[1].key or "") if len(self._open) > 1 else ""

    def report(self, finding: Diagnostic) -> None:
        """Note a mistake; after too many of them, stop."""
        if self.stopped:
            return
        self.findings.append(finding)
        if len(self.findings) == MAX_FINDINGS:
            message = f"reading stops here, after {MAX_FINDINGS} errors"
            self.stop(TOO_MANY_MISTAKES.at(finding.place, message, help="fix these first"))

    def stop(self, finding: Diagnostic) -> None:
        """Note a mistake after which nothing more is read."""
        if not self.stopped:
            self.stopped = True
            self.findings.append(finding)

    def scalar(self, text: str, place: Place, style: str | None, anchor: str | None = None) -> None:
        """A key or a single value. `style` is the mark that it is quoted with, if it is."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._refuse_more(place)
        if "{Token[" in text:
            check_token(text, place, self.report)
        if style == '"':
            text = checked(text, place, self.report)
        top = self.innermost
        top.last = place
        if top.key is None:
            top.expect(usable_key(text, place, top, self.report, plain=not style), place)
            if anchor:
                self._aliases.define(anchor, ScalarNode(text, place, text))
            return
        value = text if style else plain_value(text, place, self.report)
        node = ScalarNode(value, place, text)
        if anchor:
            self._aliases.define(anchor, node)
        top.add(node)

    def alias(self, name: str, place: Place) -> None:
        """A reference to an anchored node."""
        names = {collection.anchor for collection in self._open if collection.anchor}
        node = self._aliases.resolve(name, place, len(self._open) - 1, names)
        top = self.innermost
        top.last = place
        if top.key is None:
            self._refuse_key(top, place)
        elif node is None:
            top.skip()
        else:
            top.add(node)

    def open_mapping(self, start: tuple[int, int], anchor: str | None = None) -> None:
        """The start of a mapping."""
        self._push(OpenMapping(start, anchor))

    def open_sequence(self, start: tuple[int, int], anchor: str | None = None) -> None:
        """The start of a list."""
        self._push(OpenSequence(start, anchor))

    def close(self, end: tuple[int, int] | None = None) -> None:
        """The end of the innermost collection: after its closing bracket, or else after its last member."""
        closed = self._open.pop()
        if end is None:
            end = closed.last.end if closed.last else closed.start
        place = Place(self.source, *closed.start, *end)
        if isinstance(closed, OpenMapping) and MERGE in closed.entries:
            merge(closed, closed.entries.pop(MERGE), self.report)
        node = closed.node(place)
        if closed.anchor:
            self._aliases.define(closed.anchor, node)
        top = self.innermost = self._open[-1]
        top.last = place
        if top.key is None:
            self._refuse_key(top, place)
        else:
            top.add(node)

    def _push(self, collection: Open) -> None:
        self._nodes += 1
        if len(self._open) > MAX_DEPTH:
            place = inside(self.source, *collection.start)
            message = f"values are nested more than {MAX_DEPTH} levels deep"
            self.stop(NESTING_TOO_DEEP.at(place, message, help="move the inner values further out"))
        self._open.append(collection)
        self.innermost = collection

    def _refuse_more(self, place: Place) -> None:
        message = f"the file contains more than {MAX_NODES:,} values"
        self.stop(TOO_MANY_VALUES.at(place, message, help="split the file"))

    def _refuse_key(self, mapping: OpenMapping, place: Place) -> None:
        help = "write the key as a string: a name, or a name in quotes"
        self.report(KEY_NOT_TEXT.at(place, "a key must be a string, not a mapping, a list or an alias", help=help))
        mapping.expect(UNUSABLE, place)
