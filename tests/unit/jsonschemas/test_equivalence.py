"""Random schemas: lowered without a loss, they mean what they meant; lowered with or without, nothing breaks."""

import warnings
from copy import deepcopy
from typing import Any

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft202012Validator

from gatewright.formats.jsonschemas.examples import validate_example
from gatewright.formats.jsonschemas.lowering import lower_schema
from gatewright.formats.jsonschemas.models import check_models
from gatewright.formats.jsonschemas.result import LossKind

Json = Any

NAMES = st.sampled_from(("a", "b", "ab", "B1"))
TEXTS = st.sampled_from(("", "a", "b", "ab", "abc", "B1", "5", "ä\n"))
NUMBERS = st.one_of(st.integers(-3, 6), st.sampled_from((0.5, 2.5, -1.5)))
COUNTS = st.integers(0, 3)
PATTERNS = st.sampled_from(("^a", "b$", "^[a-z]+$", "B|5", "."))
TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")

instances: st.SearchStrategy[Json] = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=3)),
    max_leaves=6,
)


def keywords(schemas: st.SearchStrategy[Json]) -> dict[str, st.SearchStrategy[Json]]:
    """Every keyword that draft 4 can say in some way, and with which values."""
    lists = st.lists(schemas, min_size=1, max_size=3)
    by_name = st.dictionaries(NAMES, schemas, max_size=3)
    return {
        "type": st.one_of(
            st.sampled_from(TYPES), st.lists(st.sampled_from(TYPES), min_size=1, max_size=3, unique=True)
        ),
        "enum": st.lists(instances, min_size=1, max_size=3),
        "const": instances,
        "minimum": NUMBERS,
        "maximum": NUMBERS,
        "exclusiveMinimum": NUMBERS,
        "exclusiveMaximum": NUMBERS,
        "multipleOf": st.sampled_from((1, 2, 0.5)),
        "minLength": COUNTS,
        "maxLength": COUNTS,
        "pattern": PATTERNS,
        "items": schemas,
        "prefixItems": lists,
        "unevaluatedItems": schemas,
        "contains": schemas,
        "minContains": st.integers(0, 1),
        "minItems": COUNTS,
        "maxItems": COUNTS,
        "uniqueItems": st.booleans(),
        "properties": by_name,
        "patternProperties": st.dictionaries(PATTERNS, schemas, max_size=2),
        "additionalProperties": schemas,
        "unevaluatedProperties": schemas,
        "propertyNames": st.one_of(
            st.booleans(),
            st.fixed_dictionaries(
                {},
                optional={
                    "type": st.sampled_from(("string", "integer")),
                    "pattern": PATTERNS,
                    "minLength": COUNTS,
                    "maxLength": COUNTS,
                    "enum": st.lists(TEXTS, min_size=1, max_size=3),
                    "const": TEXTS,
                },
            ),
        ),
        "required": st.lists(NAMES, max_size=2, unique=True),
        "dependentRequired": st.dictionaries(NAMES, st.lists(NAMES, max_size=2, unique=True), max_size=2),
        "dependentSchemas": by_name,
        "minProperties": COUNTS,
        "maxProperties": COUNTS,
        "allOf": lists,
        "anyOf": lists,
        "oneOf": lists,
        "not": schemas,
        "if": schemas,
        "then": schemas,
        "else": schemas,
        "$ref": st.sampled_from(("#/$defs/one", "#/$defs/two", "#/$defs/one/properties/a", "#")),
        "title": TEXTS,
        "default": instances,
    }


@st.composite
def objects(draw: st.DrawFn, schemas: st.SearchStrategy[Json]) -> Json:
    table = keywords(schemas)
    chosen = draw(st.lists(st.sampled_from(sorted(table)), max_size=4, unique=True))
    if "if" in chosen and "then" not in chosen:
        chosen.append("then")  # alone it says nothing, and a validator may get lost in it all the same
    return {keyword: draw(table[keyword]) for keyword in chosen}


schemas: st.SearchStrategy[Json] = st.recursive(st.one_of(st.booleans(), objects(st.just({}))), objects, max_leaves=8)


@st.composite
def roots(draw: st.DrawFn) -> Json:
    root = draw(objects(schemas))
    first = {**draw(objects(schemas)), "properties": {"a": draw(schemas)}}
    return {**root, "$defs": {"one": first, "two": draw(schemas)}}


@settings(max_examples=300, deadline=None)
@given(roots(), st.lists(instances, min_size=4, max_size=8))
def test_without_a_loss_random_schemas_mean_the_same(schema: Json, values: list[Json]) -> None:
    before = deepcopy(schema)
    found = lower_schema(schema, imported=False)
    assert schema == before
    Draft4Validator.check_schema(found.schema)
    kept = all(loss.kind is LossKind.IGNORED for loss in found.losses)
    event("kept" if kept else "lost")
    original, lowered = Draft202012Validator(schema), Draft4Validator(found.schema)
    for value in values:
        fits = lowered.is_valid(value)
        assert (validate_example(found.schema, value) == ()) is fits
        if kept:
            assert original.is_valid(value) is fits


@settings(max_examples=100, deadline=None)
@given(roots())
def test_lowering_is_deterministic_and_idempotent(schema: Json) -> None:
    first = lower_schema(schema, imported=False)
    assert lower_schema(deepcopy(schema), imported=False) == first
    assume(not first.losses)
    again = lower_schema(first.schema, imported=False)
    assert again.losses == ()
    assert again.schema == first.schema


any_json: st.SearchStrategy[Json] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**30), 10**30), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=5), inner, max_size=4)),
    max_leaves=15,
)
WORDS = sorted({*keywords(st.none()), "nullable", "format", "$id", "$anchor", "$dynamicRef", "dependencies", "id"})
WORDS += ["additionalItems", "maxContains", "$defs", "definitions", "$schema", "minimum", "contentEncoding"]
REFERENCES = st.sampled_from(("#", "#a", "#/$defs/a", "#/a/0", "A", "a.json", "#/%41", "#//~1~0", "http://[", ""))
almost_schemas: st.SearchStrategy[Json] = st.recursive(
    st.one_of(any_json, REFERENCES),
    lambda inner: st.one_of(
        st.dictionaries(st.sampled_from(WORDS), inner, max_size=5),
        st.dictionaries(st.text(max_size=3), inner, max_size=2),
        st.lists(inner, max_size=3),
    ),
    max_leaves=20,
)


@settings(max_examples=500, deadline=None)
@given(almost_schemas, any_json)
def test_no_json_whatever_breaks_anything(schema: Json, example: Json) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = lower_schema(schema, models=("A",))
        Draft4Validator.check_schema(found.schema)
        validate_example(found.schema, example)
        for imported in (True, False):
            check_models({"A": found.schema, "B": found.schema}, imported=imported)
    for loss in found.losses:
        at(schema, loss.path)


def at(value: Json, path: tuple[str | int, ...]) -> Json:
    """What a path leads to: every loss is said of something that was written."""
    for step in path:
        value = value[step]
    return value
