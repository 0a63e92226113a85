"""The shape of a model: an object with known keys."""

import sys
from collections.abc import Callable, Iterable
from functools import cached_property
from types import SimpleNamespace
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT, Struct

from gatewright.diagnostics.codes.shape import BEYOND_CLOUDFORMATION, MISSING_KEY, UNKNOWN_KEY
from gatewright.diagnostics.nearest import nearest, suggestion
from gatewright.document import MappingNode, Node, Path, ScalarNode
from gatewright.load.docs import class_doc, described, field_docs
from gatewright.load.scalars import wrong_type
from gatewright.load.shape import FAULT, Findings, Part, Shape, Spot, any_of
from gatewright.load.titles import title
from gatewright.spec.default import AnyDefault, Default, DefaultByKind, Derived
from gatewright.spec.model import ModelTraits, traits


class Member(Struct, frozen=True, dict=True):
    """One key of a model. Its type is looked at when it is first needed: a spec has few of all keys."""

    model: type[Struct]
    attribute: str
    required: bool
    shape_of: Callable[[Any], Shape]

    @property
    def key(self) -> str:
        """The key as written; the attribute ends with `_` if the key is a Python keyword."""
        return self.attribute.rstrip("_")

    @cached_property
    def shape(self) -> Shape:
        """The shape of its value."""
        return self.shape_of(self._hint if self.default is None else get_args(self._hint)[0])

    @cached_property
    def default(self) -> AnyDefault | None:
        """Its default, which is declared beside its type."""
        declared = get_args(self._hint)[1:] if get_origin(self._hint) is Annotated else ()
        return next((each for each in declared if isinstance(each, Default | DefaultByKind | Derived)), None)

    @cached_property
    def _hint(self) -> Any:
        return _hint_of(self.model, self.attribute)

    def annotations(self, doc: str) -> dict[str, Any]:
        """The keywords of the key's JSON Schema that say what it is for, with its default."""
        if self.default is None:
            return described(doc)
        values = {"default": self.default.value} if isinstance(self.default, Default) else {}
        return {**described(f"{doc}\n\nDefaults to {self.default.text}."), **values}


def fields_of(model: type[Struct]) -> Iterable[tuple[str, bool]]:
    """The names of a model's fields, and whether each is required. `msgspec.structs.fields` evaluates all types too."""
    names, defaults = model.__struct_fields__, model.__struct_defaults__
    without = len(names) - len(defaults)
    return ((name, index < without or defaults[index - without] is NODEFAULT) for index, name in enumerate(names))


def _hint_of(model: type, attribute: str) -> Any:
    """The type hint of one field, evaluated in the module that declares it."""
    owner = next(base for base in model.__mro__ if attribute in vars(base).get("__annotations__", ()))
    declared = SimpleNamespace(__annotations__={attribute: owner.__annotations__[attribute]})
    return get_type_hints(declared, vars(sys.modules[owner.__module__]), include_extras=True)[attribute]


class ModelShape(Shape, frozen=True, dict=True):
    """An object with known keys. `shape_of` turns the type hint of a field into a shape."""

    type: type[Struct]
    shape_of: Callable[[Any], Shape]
    WHAT = "an object"

    @property
    def traits(self) -> ModelTraits:
        """The model's traits."""
        return traits(self.type)

    @cached_property
    def members(self) -> dict[str, Member]:
        """The model's keys, its own before inherited ones. Found when first needed: models may contain themselves."""
        own = self.type.__annotations__
        members = (
            Member(self.type, name, required, self.shape_of)
            for name, required in sorted(fields_of(self.type), key=lambda field: field[0] not in own)
        )
        return {member.key: member for member in members}

    def accepts(self, node: Node) -> bool:
        is_short = isinstance(node, ScalarNode) and node.value is not None and bool(self.traits.shorthand)
        return is_short or isinstance(node, MappingNode)

    def read(self, node: Node, spot: Spot, findings: Findings) -> Any:
        if isinstance(node, ScalarNode) and self.accepts(node):
            return self._read_shorthand(node, spot, findings)
        if not isinstance(node, MappingNode):
            return wrong_type(self, node, spot, findings)
        values: dict[str, Any] = {}
        faulty = False
        misspelt: set[str] = set()
        for key, entry in node.entries.items():
            member = self.members.get(key)
            if member is None:
                meant = self._unknown_key(key, Spot(spot.path, entry.key_place), findings)
                misspelt |= {meant} - node.entries.keys()
                continue
            path = (*spot.path, key)
            value = member.shape.read(entry.value, Spot(path, entry.key_place), findings)
            if value is FAULT:
                findings.broken.add(path)
                faulty = faulty or member.required
            else:
                values[member.attribute] = value
        missing = [member for key, member in self.members.items() if member.required and key not in node.entries]
        findings.broken |= {(*spot.path, key) for key in misspelt if key in self.members}
        for member in missing:
            if member.key not in misspelt:
                self._missing_key(member, spot, findings)
        return FAULT if faulty or missing else self.type(**values)

    def _read_shorthand(self, node: ScalarNode, spot: Spot, findings: Findings) -> Any:
        member = self.members[self.traits.shorthand]
        value = member.shape.read(node, Spot((*spot.path, member.key), spot.key_place), findings)
        return FAULT if value is FAULT else self.type(**{member.attribute: value})

    def _unknown_key(self, key: str, spot: Spot, findings: Findings) -> str:
        """Report an unknown key; the result is the key that is probably meant."""
        beyond = self.traits.beyond.get(key)
        if beyond is not None:
            message = f"CloudFormation does not support {beyond.what}"
            findings.report(BEYOND_CLOUDFORMATION, spot.key_place, message, beyond.instead)
            return ""
        owners = {tag: owner for owner, member in self.members.items() for tag in sorted(member.shape.tags())}
        meant = nearest(key, (*self.members, *owners))
        if meant is None or meant in self.members:
            help = suggestion(key, self.members)
        else:
            help = f"write `{owners[meant]}: {{{meant}: …}}`"
            findings.broken.add((*spot.path, owners[meant]))  # it is there, one level too high
        findings.report(UNKNOWN_KEY, spot.key_place, f"there is no key {key!r} here", help)
        return meant or ""

    def _missing_key(self, member: Member, spot: Spot, findings: Findings) -> None:
        findings.report(
            MISSING_KEY, spot.key_place, f"{_subject(spot.path)} needs the key {member.key!r}", f"add `{member.key}:`"
        )

    @property
    def example(self) -> str:
        required = [key for key, member in self.members.items() if member.required]
        keys = required or list(self.members)[:1]
        return "{" + ", ".join(f"{key}: …" for key in keys) + "}"

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        name = self.type.__name__.removesuffix("Spec")
        if name not in definitions:
            definitions[name] = {}  # reserves the name: models may contain themselves
            definitions[name] = self._definition(definitions)
        return {"$ref": f"#/$defs/{name}"}

    def _definition(self, definitions: dict[str, Any]) -> dict[str, Any]:
        docs = field_docs(self.type)
        properties = {
            key: {**member.shape.schema(definitions), **member.annotations(docs[member.attribute])}
            for key, member in self.members.items()
        }
        full: dict[str, Any] = {
            "type": "object",
            "properties": properties,
            "required": [key for key, member in self.members.items() if member.required],
            "additionalProperties": False,
        }
        scalar = self.scalar_schema(definitions)
        return {"title": title(self.type), **any_of([scalar, full] if scalar else [full])}

    def scalar_schema(self, definitions: dict[str, Any]) -> dict[str, Any] | None:
        short = self.traits.shorthand
        return self.members[short].shape.scalar_schema(definitions) if short else None

    @property
    def doc(self) -> str:
        return class_doc(self.type)

    def parts(self, node: Node, path: Path) -> Iterable[Part]:
        written = {key: entry.value for key, entry in node.entries.items()} if isinstance(node, MappingNode) else {}
        if isinstance(node, ScalarNode) and self.accepts(node):
            written = {self.traits.shorthand: node}
        members = ((self.members.get(key), inner) for key, inner in written.items())
        return (Part(found.key, (*path, found.key), inner, found.shape) for found, inner in members if found)

    def inner(self) -> Iterable[Shape]:
        return (member.shape for member in self.members.values())

    def makes(self, value: Any) -> bool:
        return isinstance(value, self.type)

    def dump(self, value: Any) -> Any:
        written = {member.key: (member, getattr(value, member.attribute)) for member in self.members.values()}
        return {key: member.shape.dump(item) for key, (member, item) in written.items() if item is not None}


def _subject(path: Path) -> str:
    if not path:
        return "the spec"
    return "this entry" if isinstance(path[-1], int) else repr(path[-1])
