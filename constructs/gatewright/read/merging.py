"""Merge keys: `<<` brings in what another mapping holds, as long as nothing is set twice."""

from __future__ import annotations

from gatewright.diagnostics import Related
from gatewright.diagnostics.codes.aliases import MERGE_CLASH, MERGE_NOT_MAPPING
from gatewright.document import Entry, MappingNode, Node, ScalarNode, SequenceNode
from gatewright.document.source import Place
from gatewright.read.characters import Report
from gatewright.read.collections import OpenMapping
from gatewright.read.wording import quoted


def merge(mapping: OpenMapping, merged: Entry, report: Report) -> None:
    """Add to `mapping` what its `<<` stands for. A key that would get two values is reported."""
    written = set(mapping.entries)
    nodes = merged.value.items if isinstance(merged.value, SequenceNode) else (merged.value,)
    for node in nodes:
        if not isinstance(node, MappingNode):
            help = "write `<<: *name`, where `&name` is the anchor of a mapping"
            report(MERGE_NOT_MAPPING.at(merged.key_place, "`<<` must be a mapping or a list of mappings", help=help))
            continue
        for key, entry in node.entries.items():
            earlier = mapping.earlier(key)
            if earlier is None:
                mapping.entries[key] = entry
            elif not _same(mapping.entries[earlier].value, entry.value):
                first = mapping.entries[earlier].key_place
                _report_clash(key, first if earlier in written else merged.key_place, (first, entry.key_place), report)


def _report_clash(key: str, at: Place, both: tuple[Place, Place], report: Report) -> None:
    related = [Related(place, f"{quoted(key)} is set here") for place in both if place != at]
    message = f"the key {quoted(key)} gets two values, at least one of them from `<<`"
    help = "set the key in one place only, and remove the others"
    report(MERGE_CLASH.at(at, message, help=help, related=tuple(related)))


def _same(one: Node, other: Node) -> bool:
    """Whether two nodes say the same, wherever they stand."""
    match one, other:
        case ScalarNode(), ScalarNode():
            return type(one.value) is type(other.value) and one.value == other.value
        case SequenceNode(), SequenceNode():
            return len(one.items) == len(other.items) and all(map(_same, one.items, other.items))
        case MappingNode(), MappingNode():
            return one.entries.keys() == other.entries.keys() and all(
                _same(entry.value, other.entries[key].value) for key, entry in one.entries.items()
            )
        case _:
            return False
