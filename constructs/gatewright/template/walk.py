"""The two ways to go through a value: find what is inside it, or make another value of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from gatewright.document import Path
from gatewright.template.values import (
    GetAtt,
    Hole,
    Import,
    Lookup,
    Origin,
    Piece,
    Prose,
    Ref,
    Scalar,
    Text,
    Value,
    piece,
    text,
)

Reference = Ref | GetAtt | Import | Lookup | Hole
"""A reference to a value that CloudFormation or the app fills in."""

Deferred = Reference | Text | Piece
"""A value that is known only when the stack is deployed."""

Found = TypeVar("Found")


def walk(value: Value, origin: Path, *types: type[Found]) -> list[tuple[Found, Path]]:
    """The values of exactly these types inside a value, in order, each with the part of the spec that it comes from.

    Rules walk over whole templates: a list takes less time than nested generators, and a set less than `isinstance`.
    """
    wanted = frozenset(types)
    found: list[tuple[Any, Path]] = []

    def visit(nodes: Iterable[Value], path: Path) -> None:
        for node in nodes:
            if type(node) in wanted:
                found.append((node, path))
            match node:
                case str():
                    pass
                case dict() | Mapping():
                    visit(node.values(), path)
                case Origin(own, inner):
                    visit((inner,), own)
                case list() | Sequence():
                    visit(node, path)
                case Text(parts):
                    visit(parts, path)
                case Import(inner) | Piece(inner):
                    visit((inner,), path)
                case _:
                    pass

    visit((value,), origin)
    return found


def references(value: Value, origin: Path = ()) -> list[tuple[Reference, Path]]:
    """Every reference inside a value, with the part of the spec that it comes from."""
    return walk(value, origin, Ref, GetAtt, Import, Lookup, Hole)


class Transformer:
    """Makes another value of a value, as `ast.NodeTransformer` does with syntax trees.

    A subclass overrides the methods for what it changes. All others rebuild an equal value.
    """

    def value(self, value: Value) -> Value:
        """The new value for a value of any type."""
        match value:
            case str() | int() | float() | None:
                return self.scalar(value)
            case dict() | Mapping():
                return self.mapping(value)
            case Origin(path, inner):
                return self.origin(path, inner)
            case list() | Sequence():
                return self.sequence(value)
            case Prose():
                return self.prose(value)
            case _:
                return self.deferred(value)

    def scalar(self, scalar: Scalar) -> Value:
        """The new value for a string, a number, a boolean or null."""
        return scalar

    def origin(self, path: Path, value: Value) -> Value:
        """The new value for one with an origin."""
        return Origin(path, self.value(value))

    def prose(self, prose: Prose) -> Value:
        """The new value for a text for people."""
        return prose

    def mapping(self, mapping: Mapping[str, Value]) -> Value:
        """The new value for a mapping."""
        return {key: self.value(item) for key, item in mapping.items()}

    def sequence(self, sequence: Sequence[Value]) -> Value:
        """The new value for a list."""
        return [self.value(item) for item in sequence]

    def deferred(self, deferred: Deferred) -> Value:
        """The new value for a reference, or for a text that contains references."""
        match deferred:
            case Text(parts):
                return text(*map(self.value, parts))
            case Piece(whole, separator, index):
                return piece(self.value(whole), separator, index)
            case Import(name):
                return Import(self.value(name))
            case _:
                return deferred
