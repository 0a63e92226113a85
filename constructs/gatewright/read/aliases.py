"""Anchors and aliases: shared nodes, kept from growing without bound."""

from __future__ import annotations

from collections.abc import Container, Iterable

from gatewright.diagnostics.codes.aliases import ALIAS_CYCLE, TOO_MANY_ALIASES, UNDEFINED_ALIAS
from gatewright.diagnostics.codes.sizes import NESTING_TOO_DEEP
from gatewright.diagnostics.nearest import suggestion
from gatewright.document import MappingNode, Node, ScalarNode, SequenceNode
from gatewright.document.source import Place
from gatewright.read.characters import Report
from gatewright.read.limits import MAX_ALIASES, MAX_DEPTH, MAX_EXPANDED
from gatewright.read.wording import quoted


class Aliases:
    """The anchors of one file, and what its aliases stand for."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._anchored: dict[str, Node] = {}
        self._left = MAX_EXPANDED
        self._used = 0

    def define(self, name: str, node: Node) -> None:
        """Remember a node by its anchor; a later anchor of the same name takes over, as YAML has it."""
        self._anchored[name] = node

    def resolve(self, name: str, place: Place, depth: int, open_names: Container[str]) -> Node | None:
        """The node that an alias at this depth stands for, unless it is refused."""
        self._used += 1
        node = self._anchored.get(name)
        if name in open_names:
            message = f"the alias {quoted(name)} is inside the value that it refers to"
            self._report(
                ALIAS_CYCLE.at(place, message, help="write the value out, or put the anchor on a smaller part")
            )
        elif node is None:
            help = self._nearest(name) or f"mark a value before this line with `&{name}`"
            self._report(UNDEFINED_ALIAS.at(place, f"no anchor {quoted(name)} comes before this alias", help=help))
        elif self._fits(node, place, depth):
            return node
        return None

    def _nearest(self, name: str) -> str:
        """The `help` for an alias that may be misspelt; searching generated names would take long."""
        by_hand = len(self._anchored) <= MAX_ALIASES and len(name) <= MAX_ALIASES
        return suggestion(name, self._anchored) if by_hand else ""

    def _fits(self, node: Node, place: Place, depth: int) -> bool:
        if self._left < 0:
            return False  # reported already
        size, height = _measure(node, self._left)
        self._left -= size
        if self._left < 0 or self._used > MAX_ALIASES:
            self._left = -1
            message = f"there are more than {MAX_ALIASES} aliases, or they expand to more than {MAX_EXPANDED:,} values"
            self._report(
                TOO_MANY_ALIASES.at(
                    place, message, help="put shared settings under `defaults` instead of repeating an alias"
                )
            )
            return False
        if depth + height > MAX_DEPTH:
            message = f"with this alias, values are nested more than {MAX_DEPTH} levels deep"
            self._report(NESTING_TOO_DEEP.at(place, message, help="move the inner values further out"))
            return False
        return True


def _measure(node: Node, enough: int) -> tuple[int, int]:
    """How many nodes a node holds, counted until there are more than enough, and how deep its collections nest."""
    size = height = 0
    level: list[Node] = [node]
    while level and size <= enough:
        size += len(level)
        height += any(not isinstance(member, ScalarNode) for member in level)
        level = [inner for member in level for inner in _members(member)]
    return size, height


def _members(node: Node) -> Iterable[Node]:
    if isinstance(node, MappingNode):
        return (entry.value for entry in node.entries.values())
    return node.items if isinstance(node, SequenceNode) else ()
