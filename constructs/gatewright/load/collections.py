"""Shapes of lists and maps."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from gatewright.diagnostics.codes.shape import BAD_KEY
from gatewright.document import MappingNode, Node, Path, SequenceNode
from gatewright.load.scalars import wrong_type
from gatewright.load.shape import FAULT, Findings, Part, Shape, Spot, entry_schema
from gatewright.spec.values.value import BadValueError, Value


class ListShape(Shape, frozen=True):
    """A list of items of one shape. Faulty items are left out."""

    item: Shape
    WHAT = "a list"

    def accepts(self, node: Node) -> bool:
        return isinstance(node, SequenceNode)

    def read(self, node: Node, spot: Spot, findings: Findings) -> Any:
        if not isinstance(node, SequenceNode):
            return wrong_type(self, node, spot, findings)
        result: list[Any] = []
        for index, item in enumerate(node.items):
            path = (*spot.path, index)
            value = self.item.read(item, Spot(path, item.place), findings)
            if value is FAULT:
                findings.broken.add(path)
            else:
                result.append(value)
        return tuple(result)

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        return {"type": "array", "items": entry_schema(self.item, definitions)}

    def scalar_schema(self, definitions: dict[str, Any]) -> dict[str, Any] | None:
        return None

    def parts(self, node: Node, path: Path) -> Iterable[Part]:
        items = node.items if isinstance(node, SequenceNode) else ()
        return (Part("", (*path, index), item, self.item) for index, item in enumerate(items))

    def inner(self) -> Iterable[Shape]:
        return (self.item,)

    def makes(self, value: Any) -> bool:
        return isinstance(value, tuple | list)

    def dump(self, value: Any) -> Any:
        return [self.item.dump(item) for item in value]


class KeyedShape(Struct, frozen=True):
    """The values of one kind of key."""

    key: type[Value] | None
    value: Shape

    @property
    def pattern(self) -> str:
        """The keys' pattern; empty if every key is allowed."""
        return str(self.key.SCHEMA["pattern"]) if self.key else ""

    def check(self, key: str) -> None:
        """Raise an error for a key that is not of this kind."""
        if self.key:
            self.key.parse(key)


class MapShape(Shape, frozen=True):
    """A map of names to values of one shape, or of a shape that depends on the key. Faulty entries are left out."""

    kinds: tuple[KeyedShape, ...]
    WHAT = "an object"

    def accepts(self, node: Node) -> bool:
        return isinstance(node, MappingNode)

    def kind_of(self, key: str) -> KeyedShape:
        """The kind of entry that a key selects; the first one if the key matches none."""
        return next((kind for kind in self.kinds if re.search(kind.pattern, key)), self.kinds[0])

    def read(self, node: Node, spot: Spot, findings: Findings) -> Any:
        if not isinstance(node, MappingNode):
            return wrong_type(self, node, spot, findings)
        result: dict[str, Any] = {}
        for key, entry in node.entries.items():
            kind, path = self.kind_of(key), (*spot.path, key)
            value = kind.value.read(entry.value, Spot(path, entry.key_place), findings)
            try:
                kind.check(key)
            except BadValueError as error:
                value = findings.report(BAD_KEY, entry.key_place, error.message, error.help)
            if value is FAULT:
                findings.broken.add(path)
            else:
                result[key] = value
        return result

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        if self.kinds[0].key is None:
            return {"type": "object", "additionalProperties": entry_schema(self.kinds[0].value, definitions)}
        patterns = {kind.pattern: entry_schema(kind.value, definitions) for kind in self.kinds}
        return {"type": "object", "patternProperties": patterns, "additionalProperties": False}

    def scalar_schema(self, definitions: dict[str, Any]) -> dict[str, Any] | None:
        return None

    def parts(self, node: Node, path: Path) -> Iterable[Part]:
        entries = node.entries if isinstance(node, MappingNode) else {}
        return (Part(key, (*path, key), entry.value, self.kind_of(key).value) for key, entry in entries.items())

    def inner(self) -> Iterable[Shape]:
        return (kind.value for kind in self.kinds)

    def makes(self, value: Any) -> bool:
        return isinstance(value, Mapping)

    def dump(self, value: Any) -> Any:
        return {str(key): self.kind_of(str(key)).value.dump(item) for key, item in value.items()}
