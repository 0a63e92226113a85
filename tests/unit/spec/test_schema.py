"""The JSON Schema as editors read it: hovering over a key shows the key's own text, with its default.

A language server collects the schemas that a value matches, the innermost first, and shows the first description that
it finds. `$ref` is merged into the schema around it; of equal keywords one server keeps the outer, another the inner.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from gatewright.document.source import Source
from gatewright.load import schema
from gatewright.load.docs import field_docs
from gatewright.load.models import Member, ModelShape
from gatewright.load.of import shape_of
from gatewright.load.scalars import PlainShape
from gatewright.load.shape import Findings, Shape, Spot
from gatewright.load.titles import title
from gatewright.read import read_node
from gatewright.spec.default import Default
from gatewright.spec.gateway import GatewaySpec
from gatewright.spec.roots import ROOTS

Json = dict[str, Any]

SCHEMA: Json = json.loads(schema.build())
DEFINITIONS: Json = SCHEMA["$defs"]


def models(shape: Shape, seen: dict[type, ModelShape]) -> dict[type, ModelShape]:
    """All models inside a shape."""
    if isinstance(shape, ModelShape):
        if shape.type in seen:
            return seen
        seen[shape.type] = shape
    for inner in shape.inner():
        models(inner, seen)
    return seen


SPECS: dict[type, ModelShape] = {}
for root in (GatewaySpec, *ROOTS.values()):
    models(shape_of(root), SPECS)

KEYS = [(shape, member) for shape in SPECS.values() for member in shape.members.values()]
EACH_KEY = pytest.mark.parametrize(
    ("shape", "member"), KEYS, ids=[f"{shape.type.__name__}.{member.key}" for shape, member in KEYS]
)


def definition(shape: ModelShape) -> Json:
    """The alternative of a model's definition that has its keys."""
    found: Json = DEFINITIONS[shape.type.__name__.removesuffix("Spec")]
    return next(each for each in (found, *found.get("anyOf", ())) if "properties" in each)


def applicable(found: Json, *, outer: bool) -> Iterator[Json]:
    """The schemas that apply to the same value, the innermost first, with references merged."""
    if "$ref" in found:
        target = DEFINITIONS[found["$ref"].removeprefix("#/$defs/")]
        rest = {key: value for key, value in found.items() if key != "$ref"}
        found = {**target, **rest} if outer else {**rest, **target}
    for keyword in ("anyOf", "oneOf", "allOf"):
        for inner in found.get(keyword, ()):
            yield from applicable(inner, outer=outer)
    yield found


@EACH_KEY
@pytest.mark.parametrize("outer", [True, False], ids=["outer", "inner"])
def test_editors_show_the_text_of_the_key(shape: ModelShape, member: Member, outer: bool) -> None:  # noqa: FBT001
    own = field_docs(shape.type)[member.attribute]
    found = list(applicable(definition(shape)["properties"][member.key], outer=outer))
    for keyword in ("description", "markdownDescription"):
        texts = {each[keyword] for each in found if keyword in each}
        assert [text.removesuffix(default_sentence(member)) for text in texts] == [own]
        assert all(text.endswith(default_sentence(member)) for text in texts)


@EACH_KEY
def test_a_default_is_a_value_of_its_key(shape: ModelShape, member: Member) -> None:
    found = definition(shape)["properties"][member.key]
    assert ("default" in found) == isinstance(member.default, Default)
    if "default" in found:
        node, _ = read_node(Source("default.json", json.dumps(found["default"])))
        assert node is not None
        findings = Findings()
        member.shape.read(node, Spot((member.key,), node.place), findings)
        assert not findings.diagnostics


@EACH_KEY
def test_a_setting_that_is_on_or_off_declares_which(shape: ModelShape, member: Member) -> None:
    if isinstance(member.shape, PlainShape) and member.shape.type is bool:
        assert member.default is not None, f"{title(shape.type)}: `{member.key}`"


def test_no_two_models_or_value_types_have_one_title() -> None:
    titles = Counter(found["title"] for found in DEFINITIONS.values())
    assert [each for each, count in titles.items() if count > 1] == []


def default_sentence(member: Member) -> str:
    return f"\n\nDefaults to {member.default.text}." if member.default else ""
