"""A Shape: what may be written at one place of a spec.

Shapes are made from the type hints of the language's models. Each kind of shape is one class that knows three things
about itself: how to read a node, what JSON Schema it has, and how a value of it is written.
"""

from collections.abc import Iterable
from typing import Any, ClassVar, Final, NamedTuple

from msgspec import Struct

from gatewright.diagnostics import Code, Diagnostic, Related
from gatewright.document import MappingNode, Node, Path, ScalarNode
from gatewright.document.source import Place


class _Fault:
    """What reading gives when the node was wrong and a diagnostic says so."""

    def __repr__(self) -> str:
        return "FAULT"


FAULT: Final = _Fault()


class Spot(NamedTuple):
    """Where a node stands: its path, and the place of the key that it is the value of."""

    path: Path
    key_place: Place


class Findings:
    """What reading found: diagnostics, and the paths whose values were left out because of them."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.broken: set[Path] = set()

    def report(
        self, code: Code, place: Place, message: str, help: str = "", related: tuple[Related, ...] = ()
    ) -> _Fault:
        """Note a diagnostic; what was read there is a fault."""
        self.diagnostics.append(code.at(place, message, help=help, related=related))
        return FAULT


class Shape(Struct, frozen=True):
    """What may be written at one place."""

    WHAT: ClassVar[str] = "something else"
    """The shape in the words of messages: `a mapping`, `true or false`."""

    def accepts(self, node: Node) -> bool:
        """Whether a node is of the right kind for this shape; it may still be wrong inside."""
        raise NotImplementedError

    def read(self, node: Node, spot: Spot, findings: Findings) -> Any:
        """The node's value, or FAULT when `findings` says what is wrong."""
        raise NotImplementedError

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        """The JSON Schema; models go into `definitions` and are referred to."""
        raise NotImplementedError

    def scalar_schema(self, definitions: dict[str, Any]) -> dict[str, Any] | None:
        """The JSON Schema of the single values that it accepts, if it accepts any."""
        return self.schema(definitions)

    def inner(self) -> Iterable["Shape"]:
        """The shapes that this one is made of."""
        return ()

    @property
    def example(self) -> str:
        """The form of a mapping that belongs here, by the first of its keys: `{origins: …}`; nothing for others."""
        return ""

    def tags(self) -> frozenset[str]:
        """The keys by which values choose among the kinds that may be written here: `lambda`, `http`, `mock`."""
        return frozenset()

    def makes(self, value: Any) -> bool:
        """Whether a value is of the kind that this shape reads."""
        raise NotImplementedError

    def dump(self, value: Any) -> Any:
        """A value as plain data that reads back to the same value."""
        raise NotImplementedError


def keys(node: Node) -> tuple[str, ...]:
    """The keys of a mapping; none for anything else."""
    return tuple(node.entries) if isinstance(node, MappingNode) else ()


def is_word(node: Node, word: str) -> bool:
    """Whether a node is just this word."""
    return isinstance(node, ScalarNode) and node.value == word


def any_of(schemas: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """A JSON Schema for either of several; alternatives inside alternatives are spliced in, each said once."""
    flat: list[dict[str, Any]] = []
    for schema in schemas:
        inner = schema["anyOf"] if set(schema) == {"anyOf"} else [schema]
        flat += [alternative for alternative in inner if alternative not in flat]
    return flat[0] if len(flat) == 1 else {"anyOf": flat}
