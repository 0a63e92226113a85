"""Shapes of scalars."""

from typing import Any

from gatewright.diagnostics.codes.shape import BAD_VALUE, NULL_VALUE, UNKNOWN_CHOICE, WRONG_TYPE
from gatewright.diagnostics.nearest import did_you_mean
from gatewright.document import MappingNode, Node, ScalarNode, describe, plain
from gatewright.load.docs import class_doc
from gatewright.load.shape import Findings, Shape, Spot, any_of, is_word
from gatewright.load.titles import title
from gatewright.spec.model import NONE, Nothing
from gatewright.spec.values.value import BadValueError, Value

_WORDS: dict[type, str] = {str: "a string", int: "an integer", float: "a number", bool: "a boolean"}
SCHEMA_TYPES: dict[type, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}


def wrong_type(shape: Shape, node: Node, spot: Spot, findings: Findings) -> Any:
    """Report a node of the wrong kind."""
    if isinstance(node, ScalarNode) and node.value is None:
        help = "write `{}` for no settings, or remove the key"
        return findings.report(NULL_VALUE, spot.key_place, "this key has no value", help)
    help = ""
    if isinstance(node, ScalarNode) and shape.WHAT == "a string":
        help = f'put it in quotes: `"{node.text}"`'
    if isinstance(node, ScalarNode) and shape.WHAT == "a list":
        help = f'write a list: `["{node.text}"]`'
    if isinstance(node, ScalarNode) and shape.example and not help:
        help = f"write `{spot.path[-1]}: {shape.example}`" if spot.path else f"write `{shape.example}`"
    return findings.report(WRONG_TYPE, node.place, f"expected {shape.WHAT}, got {describe(node)}", help)


def or_input(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """A schema that also accepts `${inputs.…}`, which can replace any scalar."""
    definitions.setdefault("InputText", {"title": "Input reference", "type": "string", "pattern": r"\$\{inputs\."})
    return any_of([schema, {"$ref": "#/$defs/InputText"}])


class AnyShape(Shape, frozen=True):
    """Any value, unchanged."""

    WHAT = "anything"

    def accepts(self, node: Node) -> bool:
        return True

    def read(self, node: Node, spot: Spot, findings: Findings) -> Any:
        return plain(node)

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        return {}

    def makes(self, value: Any) -> bool:
        return True

    def dump(self, value: Any) -> Any:
        return value


class JsonShape(AnyShape, frozen=True):
    """Any object, unchanged."""

    WHAT = "an object"

    def accepts(self, node: Node) -> bool:
        return isinstance(node, MappingNode)

    def read(self, node: Node, spot: Spot, findings: Findings) -> Any:
        return plain(node) if self.accepts(node) else wrong_type(self, node, spot, findings)

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        return {"type": "object"}

    def scalar_schema(self, definitions: dict[str, Any]) -> dict[str, Any] | None:
        return None

    def makes(self, value: Any) -> bool:
        return isinstance(value, dict)


class PlainShape(Shape, frozen=True):
    """A string, a number or a boolean."""

    type: type[str] | type[int] | type[float] | type[bool]

    @property
    def WHAT(self) -> str:  # type: ignore[override]  # noqa: N802
        return _WORDS[self.type]

    def accepts(self, node: Node) -> bool:
        if not isinstance(node, ScalarNode):
            return False
        if self.type is float:
            return isinstance(node.value, int | float) and not isinstance(node.value, bool)
        return type(node.value) is self.type

    def read(self, node: Node, spot: Spot, findings: Findings) -> Any:
        return (
            node.value
            if isinstance(node, ScalarNode) and self.accepts(node)
            else wrong_type(self, node, spot, findings)
        )

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        schema = {"type": SCHEMA_TYPES[self.type]}
        return schema if self.type is str else or_input(schema, definitions)

    def makes(self, value: Any) -> bool:
        return type(value) is self.type or (self.type is float and type(value) is int)

    def dump(self, value: Any) -> Any:
        return value


class ChoiceShape(Shape, frozen=True):
    """One of several words or numbers."""

    choices: tuple[str | int, ...]

    @property
    def WHAT(self) -> str:  # type: ignore[override]  # noqa: N802
        return "one of " + ", ".join(f"`{choice}`" for choice in self.choices)

    def accepts(self, node: Node) -> bool:
        return isinstance(node, ScalarNode) and node.value is not None

    def has(self, node: Node) -> bool:
        """Whether a node is one of them."""
        return isinstance(node, ScalarNode) and node.value in self.choices and not isinstance(node.value, bool)

    def read(self, node: Node, spot: Spot, findings: Findings) -> Any:
        if not isinstance(node, ScalarNode) or node.value is None:
            return wrong_type(self, node, spot, findings)
        if self.has(node):
            return node.value
        message = f"expected {self.WHAT}, got {describe(node)}"
        help = did_you_mean(str(node.value), map(str, self.choices))
        return findings.report(UNKNOWN_CHOICE, node.place, message, help)

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        return or_input({"enum": list(self.choices)}, definitions)

    def makes(self, value: Any) -> bool:
        return value in self.choices

    def dump(self, value: Any) -> Any:
        return value


class ValueShape(Shape, frozen=True):
    """A value type of the language; as a string where the model holds a string."""

    type: type[Value]
    as_text: bool = False
    WHAT = "a string, a number or a boolean"

    def accepts(self, node: Node) -> bool:
        return isinstance(node, ScalarNode) and node.value is not None

    def read(self, node: Node, spot: Spot, findings: Findings) -> Any:
        if not isinstance(node, ScalarNode) or node.value is None:
            return wrong_type(self, node, spot, findings)
        try:
            value = self.type.parse(node.value)
        except BadValueError as error:
            return findings.report(BAD_VALUE, node.place, error.message, error.help)
        return str(value) if self.as_text else value

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        name = self.type.__name__.removesuffix("Word")
        definitions.setdefault(name, {"title": title(self.type), **self.type.SCHEMA})
        return or_input({"$ref": f"#/$defs/{name}"}, definitions)

    @property
    def doc(self) -> str:
        return class_doc(self.type)

    def makes(self, value: Any) -> bool:
        return isinstance(value, str if self.as_text else self.type)

    def dump(self, value: Any) -> Any:
        return str(value)


class NothingShape(Shape, frozen=True):
    """The word `none`."""

    WHAT = "`none`"

    def accepts(self, node: Node) -> bool:
        return is_word(node, "none")

    def read(self, node: Node, spot: Spot, findings: Findings) -> Any:
        return NONE

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        return {"const": "none"}

    def makes(self, value: Any) -> bool:
        return value is NONE

    def dump(self, value: Nothing) -> Any:
        return value.value
