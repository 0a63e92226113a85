"""A Document: what was read, in which every key and every value has its place."""

from gatewright.document.nodes import (
    Document,
    Entry,
    MappingNode,
    Node,
    Path,
    Plain,
    ScalarNode,
    SequenceNode,
    describe,
    in_words,
    plain,
)

__all__ = [
    "Document",
    "Entry",
    "MappingNode",
    "Node",
    "Path",
    "Plain",
    "ScalarNode",
    "SequenceNode",
    "describe",
    "in_words",
    "plain",
]
