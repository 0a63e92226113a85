"""A Shape: the values that one place of a spec allows.

Shapes are made from the type hints of the language's models. Each kind of shape is one class that knows three things
about itself: how to read a node, its JSON Schema, and how to write a value.
"""

from collections.abc import Iterable
from typing import Any, ClassVar, Final

from msgspec import Struct

from gatewright.diagnostics import Code, Diagnostic, Related
from gatewright.document import MappingNode, Node, Path, ScalarNode
from gatewright.document.source import Place
from gatewright.load.docs import described


class _Fault:
    """The result of reading a wrong node, which a diagnostic reports."""

    def __repr__(self) -> str:
        return "FAULT"


FAULT: Final = _Fault()


class Spot(Struct, frozen=True):
    """The position of a node: its path, and the place of its key."""

    path: Path
    key_place: Place


class Part(Struct, frozen=True):
    """Something that is written inside a node, and the shape that reads it."""

    key: str
    """The key that it is the value of; empty for an item of a list, and for the same node as a narrower shape."""
    path: Path
    node: Node
    shape: "Shape"


class Findings:
    """The findings of reading: diagnostics, and the paths whose values they left out."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.broken: set[Path] = set()

    def report(
        self, code: Code, place: Place, message: str, help: str = "", related: tuple[Related, ...] = ()
    ) -> _Fault:
        """Add a diagnostic; the value read there is a fault."""
        self.diagnostics.append(code.at(place, message, help=help, related=related))
        return FAULT


class Shape(Struct, frozen=True):
    """The values that one place allows."""

    WHAT: ClassVar[str] = "another value"
    """The shape in messages: `an object`, `a boolean`."""

    def accepts(self, node: Node) -> bool:
        """Whether a node has the right type for this shape; it can still be wrong inside."""
        raise NotImplementedError

    def read(self, node: Node, spot: Spot, findings: Findings) -> Any:
        """The node's value, or FAULT if it is wrong, with the reason in `findings`."""
        raise NotImplementedError

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        """The JSON Schema; models are added to `definitions` and referred to."""
        raise NotImplementedError

    def scalar_schema(self, definitions: dict[str, Any]) -> dict[str, Any] | None:
        """The JSON Schema of the scalars that it accepts, if it accepts any."""
        return self.schema(definitions)

    @property
    def doc(self) -> str:
        """The documentation of the model or value type that this shape reads; empty if it is several or none."""
        return ""

    def parts(self, node: Node, path: Path) -> Iterable[Part]:
        """What is written inside a node; nothing where this shape cannot read the node."""
        return ()

    def inner(self) -> Iterable["Shape"]:
        """The shapes inside this one."""
        return ()

    @property
    def example(self) -> str:
        """The form of an object of this shape, by its required keys: `{origins: …}`; empty for other shapes."""
        return ""

    def tags(self) -> frozenset[str]:
        """The keys that choose among several models here: `lambda`, `http`, `mock`."""
        return frozenset()

    def makes(self, value: Any) -> bool:
        """Whether this shape reads values of this type."""
        raise NotImplementedError

    def dump(self, value: Any) -> Any:
        """A value as plain data that reads back to the same value."""
        raise NotImplementedError


def entry_schema(shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of a list's item or a map's value, with its documentation.

    Definitions have none: editors show the innermost description that they find, which would hide that of a key.
    """
    return {**shape.schema(definitions), **described(shape.doc)}


def keys(node: Node) -> tuple[str, ...]:
    """The keys of an object; none for anything else."""
    return tuple(node.entries) if isinstance(node, MappingNode) else ()


def is_word(node: Node, word: str) -> bool:
    """Whether a node is this word."""
    return isinstance(node, ScalarNode) and node.value == word


def any_of(schemas: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """A JSON Schema of alternatives; nested alternatives are flattened, each is listed once."""
    flat: list[dict[str, Any]] = []
    for schema in schemas:
        inner = schema["anyOf"] if set(schema) == {"anyOf"} else [schema]
        flat += [alternative for alternative in inner if alternative not in flat]
    return flat[0] if len(flat) == 1 else {"anyOf": flat}
