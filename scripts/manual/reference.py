"""The language reference: a page made from the models, so that it says what the loader does."""

import re
from collections.abc import Iterator, Sequence

from gatewright.ledger.ledger import Ledger
from gatewright.load.collections import ListShape, MapShape
from gatewright.load.docs import class_doc, field_docs, unwrap
from gatewright.load.models import Member, ModelShape
from gatewright.load.of import shape_of
from gatewright.load.scalars import ChoiceShape, JsonShape, NothingShape, PlainShape, ValueShape
from gatewright.load.shape import Shape
from gatewright.load.union import TaggedShape, UnionShape
from gatewright.spec.gateway import GatewaySpec
from gatewright.spec.roots import ROOTS
from gatewright.spec.values.value import Value

INTRODUCTION = """# The language

Every key of a gateway spec, and every kind of value. This page is made from the models in
`constructs/gatewright/spec/`; editors show the same texts through `gateway.schema.json`.

A spec is YAML or JSON. Only `true`, `false`, `null` and decimal numbers are not text, so `on`, `no`, `012` and `12:30`
need no quotes. `${inputs.name}` stands for an input anywhere; everything else that begins with `$` reaches API Gateway
as it is. Keys in **bold** have to be there.
"""

LEDGER = """# The ledger

Every key of the file that keeps a spec's releases. It is made from the models in `constructs/gatewright/release/`.
[Releases](releases.md) says what it is for. Keys in **bold** have to be there.
"""

_ANY_SCALAR = "text or a whole number or a number or true or false"


def page(roots: Sequence[type], introduction: str) -> str:
    """The page of a kind of file, from the models of all that the whole of it can be."""
    models: dict[str, ModelShape] = {}
    values: dict[str, type[Value]] = {}
    for root in roots:
        _collect(shape_of(root), models, values)
    parts = [introduction, *map(_model_section, models.values()), "## Values\n"]
    parts += [_value_section(name, type_) for name, type_ in sorted(values.items())]
    return "\n".join(parts)


def _collect(shape: Shape, models: dict[str, ModelShape], values: dict[str, type[Value]]) -> None:
    """All models and value types that can be reached, in the order in which a reader meets them."""
    if isinstance(shape, ModelShape):
        if _title(shape) in models:
            return
        models[_title(shape)] = shape
    if isinstance(shape, ValueShape):
        values[_value_title(shape.type)] = shape.type
    if isinstance(shape, MapShape):
        values.update({_value_title(kind.key): kind.key for kind in shape.kinds if kind.key})
    for inner in shape.inner():
        _collect(inner, models, values)


def _model_section(shape: ModelShape) -> str:
    docs = field_docs(shape.type)
    lines = [f"## {_title(shape)}\n", class_doc(shape.type) + "\n"]
    if shape.traits.shorthand:
        lines.append(f"A single value stands for `{{{shape.traits.shorthand}: …}}`.\n")
    lines += ["| key | value | meaning |", "| --- | --- | --- |"]
    needed_first = sorted(shape.members.values(), key=lambda member: not member.required)
    lines += [_row(member, docs[member.attribute]) for member in needed_first]
    return "\n".join(lines) + "\n"


def _row(member: Member, doc: str) -> str:
    key = f"**`{member.key}`**" if member.required else f"`{member.key}`"
    return f"| {key} | {_words(member.shape)} | {_cell(doc)} |"


def _value_section(name: str, type_: type[Value]) -> str:
    return f"### {name}\n\n{unwrap(type_.__doc__ or '')}\n"


def _words(shape: Shape) -> str:
    """A shape in the words of the reference, with links to what it is made of."""
    match shape:
        case ModelShape():
            return _link(_title(shape))
        case TaggedShape(model):
            return f"`{{{shape.tag}: …}}` ({_link(_title(model))})"
        case UnionShape(members):
            return " or ".join(dict.fromkeys(map(_words, members))).replace(
                _ANY_SCALAR, "text, a number, true or false"
            )
        case ListShape(item):
            return f"list of {_words(item)}"
        case MapShape(kinds):
            return "map: " + ", ".join(f"{_key_words(kind.key)} to {_words(kind.value)}" for kind in kinds)
        case ValueShape(type=type_):
            return _link(_value_title(type_))
        case ChoiceShape(choices):
            return ", ".join(f"`{choice}`" for choice in choices)
        case JsonShape():
            return "any mapping"
        case PlainShape() | NothingShape():
            return shape.WHAT
        case _:
            return "anything"


def _key_words(key: type[Value] | None) -> str:
    return _link(_value_title(key)) if key else "text"


def _title(shape: ModelShape) -> str:
    return _spaced(shape.type.__name__.removesuffix("Spec"))


def _value_title(type_: type[Value]) -> str:
    return _spaced(type_.__name__.removesuffix("Word"))


def _spaced(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def _link(title: str) -> str:
    return f"[{title}](#{title.lower().replace(' ', '-')})"


def _cell(text: str) -> str:
    return text.replace("\n\n", " ").replace("|", "\\|")


def pages() -> Iterator[tuple[str, str]]:
    """The reference's files, by their path under `docs/`."""
    yield "language.md", page((GatewaySpec, *ROOTS.values()), INTRODUCTION)
    yield "ledger.md", page((Ledger,), LEDGER)
