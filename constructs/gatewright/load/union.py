"""The shape of something with several alternatives."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from gatewright.diagnostics.codes.shape import UNKNOWN_CHOICE, UNKNOWN_KEY, WHICH_ONE
from gatewright.diagnostics.nearest import did_you_mean
from gatewright.document import MappingNode, Node, Path, ScalarNode
from gatewright.load.models import ModelShape
from gatewright.load.scalars import ChoiceShape, NothingShape, wrong_type
from gatewright.load.shape import FAULT, Findings, Part, Shape, Spot, any_of, entry_schema, is_word, keys
from gatewright.spec.model import Tagged


class TaggedShape(Shape, frozen=True, dict=True):
    """A model in the key that chooses it: `{lambda: {...}}`."""

    tagged: Tagged
    shape_of: Callable[[Any], Shape]
    WHAT = "an object"

    @property
    def tag(self) -> str:
        """The key."""
        return self.tagged.tag

    @cached_property
    def model(self) -> ModelShape:
        """The model, which may not be imported yet."""
        model = self.shape_of(self.tagged.model_of(self.tag))
        assert isinstance(model, ModelShape)
        return model

    @property
    def example(self) -> str:
        """Its form, with the required keys."""
        needed = ", ".join(f"{key}: …" for key, member in self.model.members.items() if member.required)
        return f"{{{self.tag}: {{{needed}}}}}" if needed else f"{{{self.tag}: …}}"

    def accepts(self, node: Node) -> bool:
        return self.tag in keys(node)

    def read(self, node: Node, spot: Spot, findings: Findings) -> Any:
        assert isinstance(node, MappingNode)
        own = node.entries[self.tag]
        for other, entry in node.entries.items():
            if other != self.tag:
                help = f"move it into `{self.tag}: {{...}}`"
                findings.report(UNKNOWN_KEY, entry.key_place, f"{other!r} is not a key next to {self.tag!r}", help)
        return self.model.read(own.value, Spot((*spot.path, self.tag), own.key_place), findings)

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        inner = entry_schema(self.model, definitions)
        return {
            "type": "object",
            "properties": {self.tag: inner},
            "required": [self.tag],
            "additionalProperties": False,
        }

    def scalar_schema(self, definitions: dict[str, Any]) -> dict[str, Any] | None:
        return None

    def parts(self, node: Node, path: Path) -> Iterable[Part]:
        inner = node.get(self.tag) if isinstance(node, MappingNode) else None
        return (Part("", (*path, self.tag), inner, self.model),) if inner is not None else ()

    def inner(self) -> Iterable[Shape]:
        return (self.model,)

    def tags(self) -> frozenset[str]:
        return frozenset((self.tag,))

    def makes(self, value: Any) -> bool:
        return self.model.makes(value)

    def dump(self, value: Any) -> Any:
        return {self.tag: self.model.dump(value)}


class UnionShape(Shape, frozen=True, dict=True):
    """One of several shapes. The type of node and the keys choose it, without trial."""

    members: tuple[Shape, ...]

    @cached_property
    def _by_tag(self) -> dict[str, TaggedShape]:
        """The members that a key chooses: there are many, and each is found by a look at the keys."""
        return {member.tag: member for member in self.members if isinstance(member, TaggedShape)}

    @cached_property
    def _others(self) -> tuple[Shape, ...]:
        return tuple(member for member in self.members if not isinstance(member, TaggedShape))

    @property
    def WHAT(self) -> str:  # type: ignore[override]  # noqa: N802
        return " or ".join(dict.fromkeys(_what(member) for member in self.members))

    @property
    def example(self) -> str:
        return next((member.example for member in self.members if member.example), "")

    def accepts(self, node: Node) -> bool:
        is_tagged = isinstance(node, MappingNode) and any(key in self._by_tag for key in node.entries)
        return is_tagged or any(member.accepts(node) for member in self._others)

    def read(self, node: Node, spot: Spot, findings: Findings) -> Any:
        marked = self._marked(node)
        if len(marked) > 1:
            found = " and ".join(f"`{_marker(member)}`" for member in marked)
            return findings.report(WHICH_ONE, node.place, f"{found} cannot be used together", "keep one of them")
        tagged = self._tagged(node)
        if tagged is not None and not any(
            isinstance(member, ChoiceShape) and member.has(node) for member in self.members
        ):
            help = f"write `{tagged.example}`"
            return findings.report(UNKNOWN_CHOICE, node.place, f"`{tagged.tag}` needs settings", help)
        chosen = self._chosen(node)
        if chosen is not None:
            return chosen.read(node, spot, findings)
        if isinstance(node, MappingNode) and any(map(_marker, self.members)):
            return self._no_marker(node, spot, findings)
        return wrong_type(self, node, spot, findings)

    def parts(self, node: Node, path: Path) -> Iterable[Part]:
        tagged = self._tagged(node)
        chosen = tagged.model if tagged else self._chosen(node)
        return (Part("", path, node, chosen),) if chosen else ()

    def _chosen(self, node: Node) -> Shape | None:
        """The member that a node is written as, by its kind and its keys."""
        marked = self._marked(node)
        if marked:
            return marked[0] if len(marked) == 1 else None
        unmarked = self._unmarked(node)
        return min(unmarked, key=lambda member: _precedence(member, node)) if unmarked else None

    def _marked(self, node: Node) -> list[Shape]:
        """The members whose marker is among a node's keys."""
        if not isinstance(node, MappingNode):
            return []
        tagged = [self._by_tag[key] for key in node.entries if key in self._by_tag]
        marked = [member for member in self._others if _marker(member) in node.entries and member.accepts(node)]
        return (
            sorted((*tagged, *marked), key=self.members.index) if len(tagged) + len(marked) > 1 else [*tagged, *marked]
        )

    def _unmarked(self, node: Node) -> list[Shape]:
        """The members that a node can be without a marker."""
        is_scalar = isinstance(node, ScalarNode)
        return [member for member in self._others if (is_scalar or not _marker(member)) and member.accepts(node)]

    def _tagged(self, node: Node) -> TaggedShape | None:
        """The model whose tag is written as a word, where only a choice could be meant otherwise."""
        tagged = self._by_tag.get(str(node.value)) if isinstance(node, ScalarNode) else None
        if tagged is None or not is_word(node, tagged.tag):
            return None
        is_free = any(not isinstance(member, ChoiceShape) for member in self._unmarked(node))
        return None if is_free else tagged

    def _no_marker(self, node: MappingNode, spot: Spot, findings: Findings) -> Any:
        markers = [marker for marker in map(_marker, self.members) if marker]
        kinds = ("one of " if len(markers) > 1 else "") + ", ".join(f"`{marker}`" for marker in markers)
        if not node.entries:
            return findings.report(WHICH_ONE, node.place, f"expected {kinds}, got an empty object", f"write {kinds}")
        for key, entry in node.entries.items():
            message = f"expected {kinds}, got {key!r}"
            findings.report(WHICH_ONE, entry.key_place, message, did_you_mean(key, markers))
        return FAULT

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        return any_of(member.schema(definitions) for member in self.members)

    def scalar_schema(self, definitions: dict[str, Any]) -> dict[str, Any] | None:
        schemas = [schema for member in self.members if (schema := member.scalar_schema(definitions))]
        return any_of(schemas) if schemas else None

    @property
    def doc(self) -> str:
        docs = {member.doc for member in self.members if member.doc}
        return docs.pop() if len(docs) == 1 else ""

    def inner(self) -> Iterable[Shape]:
        return self.members

    def tags(self) -> frozenset[str]:
        return frozenset(tag for member in self.members for tag in member.tags())

    def makes(self, value: Any) -> bool:
        return any(member.makes(value) for member in self.members)

    def dump(self, value: Any) -> Any:
        return next(member for member in self.members if member.makes(value)).dump(value)


def _marker(shape: Shape) -> str:
    """The key of an object that chooses this shape, if there is one."""
    if isinstance(shape, TaggedShape):
        return shape.tag
    return shape.traits.marker if isinstance(shape, ModelShape) else ""


def _precedence(shape: Shape, node: Node) -> int:
    """The order in which shapes that accept a node are chosen: `none`, a listed word, then anything else."""
    if isinstance(shape, NothingShape):
        return 0
    if isinstance(shape, ChoiceShape):
        return 1 if shape.has(node) else 3
    return 2


def _what(shape: Shape) -> str:
    marker = _marker(shape)
    return f"{{{marker}: …}}" if marker else shape.WHAT


def union(members: Iterable[Shape]) -> Shape:
    """The members as one shape; models with a tag are tagged."""
    shapes = tuple(map(_tagged, members))
    return shapes[0] if len(shapes) == 1 else UnionShape(shapes)


def _tagged(member: Shape) -> Shape:
    if not isinstance(member, ModelShape) or not member.traits.tag:
        return member
    return TaggedShape(Tagged(member.traits.tag, lambda _: member.type), member.shape_of)
