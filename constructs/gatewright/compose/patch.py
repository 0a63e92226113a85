"""Laying one node over another: what environments do to a spec."""

from gatewright.document import Entry, MappingNode, Node, ScalarNode

WORDS = ("auth", "cache", "client_certificate", "firewall", "log_key", "logs", "throttle", "validate")
"""Keys for which `none` has a meaning of its own: open to all clients, not cached, not logged. There it replaces."""


def patched(base: Node, patch: Node) -> Node:
    """`base` with `patch` over it: maps merge, everything else replaces, `none` removes."""
    if not (isinstance(base, MappingNode) and isinstance(patch, MappingNode)):
        return patch
    entries = dict(base.entries)
    for key, entry in patch.entries.items():
        if _removes(entry.value) and key in entries and key not in WORDS:
            del entries[key]
        elif key in entries:
            entries[key] = Entry(entry.key_place, patched(entries[key].value, entry.value))
        else:
            entries[key] = entry
    return MappingNode(entries, base.place)


def _removes(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.value == "none"
