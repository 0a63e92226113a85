"""The language reference: a page that is generated from the models, so that it describes what the loader reads."""

from collections.abc import Iterator, Sequence

from gatewright.ledger.ledger import Ledger
from gatewright.load.collections import ListShape, MapShape
from gatewright.load.docs import class_doc, field_docs, unwrap
from gatewright.load.kind import support
from gatewright.load.models import Member, ModelShape
from gatewright.load.of import shape_of
from gatewright.load.scalars import SCHEMA_TYPES, ChoiceShape, JsonShape, NothingShape, PlainShape, ValueShape
from gatewright.load.shape import Shape
from gatewright.load.titles import title
from gatewright.load.union import TaggedShape, UnionShape
from gatewright.spec.gateway import GatewaySpec
from gatewright.spec.roots import ROOTS
from gatewright.spec.values.value import Value

INTRODUCTION = """# The language

Every key of a spec, and every type of value. This page is generated from the models in `constructs/gatewright/spec/`;
editors show the same texts through `gateway.schema.json`.

A spec is YAML or JSON. Everything but `true`, `false`, `null` and decimal numbers is a string, so `on`, `no`, `012` and
`12:30` need no quotes. `${inputs.name}` stands for an input in every value; anything else that starts with `$` reaches
API Gateway unchanged. Keys in **bold** are required.
"""

LEDGER = """# The ledger

Every key of the file that stores the releases of a spec. This page is generated from the models in
`constructs/gatewright/ledger/`. [Releases](releases.md) explains the file. Keys in **bold** are required.
"""

_ANY_SCALAR = "string or integer or number or boolean"


def page(roots: Sequence[type], introduction: str) -> str:
    """The page of a type of file, from its root models."""
    models: dict[str, ModelShape] = {}
    values: dict[str, type[Value]] = {}
    for root in roots:
        _collect(shape_of(root), models, values)
    parts = [introduction, *map(_model_section, models.values()), "## Values\n"]
    parts += [_value_section(name, type_) for name, type_ in sorted(values.items())]
    return "\n".join(parts)


def _collect(shape: Shape, models: dict[str, ModelShape], values: dict[str, type[Value]]) -> None:
    """All models and value types that can be reached, in the order of appearance."""
    if isinstance(shape, ModelShape):
        if title(shape.type) in models:
            return
        models[title(shape.type)] = shape
    if isinstance(shape, ValueShape):
        values[title(shape.type)] = shape.type
    if isinstance(shape, MapShape):
        values.update({title(kind.key): kind.key for kind in shape.kinds if kind.key})
    for inner in shape.inner():
        _collect(inner, models, values)


def _model_section(shape: ModelShape) -> str:
    docs = field_docs(shape.type)
    lines = [f"## {title(shape.type)}\n", f"{class_doc(shape.type)} {support(shape)}".rstrip() + "\n"]
    if shape.traits.shorthand:
        lines.append(f"A scalar is short for `{{{shape.traits.shorthand}: …}}`.\n")
    lines += ["| key | value | default | meaning |", "| --- | --- | --- | --- |"]
    needed_first = sorted(shape.members.values(), key=lambda member: not member.required)
    lines += [
        _row(member, f"{docs[member.attribute]} {support(shape, member.key)}".rstrip()) for member in needed_first
    ]
    return "\n".join(lines) + "\n"


def _row(member: Member, doc: str) -> str:
    key = f"**`{member.key}`**" if member.required else f"`{member.key}`"
    default = member.default.text if member.default else ""
    return f"| {key} | {_words(member.shape)} | {_cell(default)} | {_cell(doc)} |"


def _value_section(name: str, type_: type[Value]) -> str:
    return f"### {name}\n\n{unwrap(type_.__doc__ or '')}\n"


def _words(shape: Shape) -> str:
    """A shape in the words of the reference, with links to what it is made of."""
    match shape:
        case ModelShape():
            return _link(title(shape.type))
        case TaggedShape(model=model):
            return f"`{{{shape.tag}: …}}` ({_link(title(model.type))})"
        case UnionShape(members):
            return " or ".join(dict.fromkeys(map(_words, members))).replace(_ANY_SCALAR, "string, number or boolean")
        case ListShape(item):
            return f"list of {_words(item)}"
        case MapShape(kinds):
            return "map of " + ", ".join(f"{_key_words(kind.key)} to {_words(kind.value)}" for kind in kinds)
        case JsonShape():
            return "object"
        case _:
            return _scalar_words(shape)


def _scalar_words(shape: Shape) -> str:
    match shape:
        case ValueShape(type=type_):
            return _link(title(type_))
        case ChoiceShape(choices):
            return ", ".join(f"`{choice}`" for choice in choices)
        case PlainShape(type=type_):
            return SCHEMA_TYPES[type_]
        case NothingShape():
            return shape.WHAT
        case _:
            return "any value"


def _key_words(key: type[Value] | None) -> str:
    return _link(title(key)) if key else "string"


def _link(heading: str) -> str:
    return f"[{heading}](#{heading.lower().replace(' ', '-')})"


def _cell(text: str) -> str:
    return text.replace("\n\n", " ").replace("|", "\\|")


def pages() -> Iterator[tuple[str, str]]:
    """The reference's files, by their path under `docs/`."""
    yield "language.md", page((GatewaySpec, *ROOTS.values()), INTRODUCTION)
    yield "ledger.md", page((Ledger,), LEDGER)
