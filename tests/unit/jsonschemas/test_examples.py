"""Examples: what is said of those that do not fit."""

from typing import Any

import pytest

from gatewright.formats.jsonschemas.examples import validate_example
from gatewright.formats.jsonschemas.lowering import lower_schema

ORDER: dict[str, Any] = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "pattern": "^[a-z]+$"},
        "items": {"type": "array", "items": {"type": "object", "properties": {"count": {"minimum": 1}}}, "minItems": 1},
        "kind": {"enum": ["new", "old"]},
    },
    "required": ["id"],
    "additionalProperties": False,
}

# A schema, an example, and what is said of it, with its place.
MISFITS: dict[str, tuple[Any, Any, list[tuple[tuple[str | int, ...], str]]]] = {
    "type": ({"type": "string"}, 5, [((), "this must be a string, not the number 5")]),
    "types": ({"type": ["integer", "null"]}, [], [((), "this must be an integer or null, not a list")]),
    "enum": (ORDER, {"id": "a", "kind": "nwe"}, [(("kind",), "this must be one of 'new', 'old', not 'nwe'")]),
    "constant": ({"const": True}, 1, [((), "this must be the boolean true, not the number 1")]),
    "many values": (
        {"enum": list(range(20))},
        20,
        [((), "this must be one of " + "".join(f"the number {n}, " for n in range(8)) + "…, not the number 20")],
    ),
    "missing": (ORDER, {}, [((), "`id` is missing")]),
    "unknown": (
        ORDER,
        {"id": "a", "itmes": []},
        [(("itmes",), "the model has no property 'itmes': did you mean `items`?")],
    ),
    "unknown, nothing known": (
        {"additionalProperties": False},
        {"a": 1},
        [(("a",), "the model has no property 'a'")],
    ),
    "deep": (
        ORDER,
        {"id": "a", "items": [{"count": 1}, {"count": 0}]},
        [(("items", 1, "count"), "this must be at least 1, not 0")],
    ),
    "several": (
        ORDER,
        {"id": 5, "items": []},
        [
            (("id",), "this must be a string, not the number 5"),
            (("items",), "this has 0 items, and must have at least 1"),
        ],
    ),
    "pattern": (ORDER, {"id": "A"}, [(("id",), "'A' does not match the pattern '^[a-z]+$'")]),
    "format": ({"format": "email"}, "a", [((), "'a' does not match the format `email`")]),
    "limits": (
        {"exclusiveMinimum": 1, "exclusiveMaximum": 0, "multipleOf": 2},
        1,
        [
            ((), "this must be more than 1, not 1"),
            ((), "this must be less than 0, not 1"),
            ((), "this must be a multiple of 2, not 1"),
        ],
    ),
    "maximum": ({"maximum": 1}, 1.5, [((), "this must be at most 1, not 1.5")]),
    "short": ({"minLength": 2}, "a", [((), "this must be at least 2 characters long, not 1: 'a'")]),
    "long": (
        {"maxLength": 2},
        "a" * 99,
        [((), f"this must be at most 2 characters long, not 99: '{'a' * 60}…'")],
    ),
    "count of items": (
        {"minItems": 2, "maxItems": 3},
        [1],
        [((), "this has 1 items, and must have 2 to 3")],
    ),
    "items that are the same": ({"uniqueItems": True}, [1, 1.0], [((), "an item is listed twice")]),
    "first items": (
        {"prefixItems": [{"type": "string"}], "items": False},
        [1, 2],
        [((0,), "this must be a string, not the number 1"), ((1,), "there may be only 1 items")],
    ),
    "count of properties": (
        {"maxProperties": 1},
        {"a": 1, "b": 2},
        [((), "this has 2 properties, and must have at most 1")],
    ),
    "dependency": (
        {"dependentRequired": {"a": ["b"]}},
        {"a": 1},
        [((), "`b` is missing, which is required with `a`")],
    ),
    "none of several": (
        {"anyOf": [{"type": "string"}, {"type": "null"}]},
        5,
        [((), "this matches none of the 2 schemas of `anyOf`: the number 5")],
    ),
    "nearly one of several": (
        {"anyOf": [{"type": "string"}, ORDER]},
        {"id": 5},
        [(("id",), "this must be a string, not the number 5")],
    ),
    "two of one": (
        {"oneOf": [{"type": "string"}, {"maxLength": 2}]},
        "a",
        [((), "this matches 2 schemas of `oneOf`, and must match one: 'a'")],
    ),
    "not": ({"not": {"type": "object"}}, {}, [((), "this matches the schema of `not`: an object")]),
    "the same twice": (
        {"allOf": [{"type": "string"}, {"type": "string"}]},
        5,
        [((), "this must be a string, not the number 5")],
    ),
    "recursion": (
        {"properties": {"next": {"$ref": "#"}, "id": {"type": "string"}}},
        {"next": {"next": {"id": 5}}},
        [(("next", "next", "id"), "this must be a string, not the number 5")],
    ),
}


@pytest.mark.parametrize("name", MISFITS)
def test_a_misfit_says_where_and_what(name: str) -> None:
    schema, example, expected = MISFITS[name]
    found = lower_schema(schema, imported=False)
    assert found.losses == ()
    assert [(misfit.path, misfit.message) for misfit in validate_example(found.schema, example)] == expected


def test_an_example_that_fits_has_nothing_said_of_it() -> None:
    example = {"id": "abc", "items": [{"count": 1}, {}], "kind": "new"}
    assert validate_example(lower_schema(ORDER).schema, example) == ()


def test_other_models_are_looked_into_where_they_are_given() -> None:
    named = {"Order": ORDER, "Item": {"$ref": "#/$defs/W", "$defs": {"W": {"type": "string"}}}}
    list_of_items = {"items": {"$ref": "Item"}, "$defs": {"W": {"type": "null"}}}
    models = {name: lower_schema(schema, models=named).schema for name, schema in named.items()}
    schema = lower_schema(list_of_items, models=named).schema
    assert validate_example(schema, [5]) == ()
    assert validate_example(schema, ["a"], models) == ()
    assert validate_example(schema, ["a", 5], models) == (((1,), "this must be a string, not the number 5"),)


def test_circles_of_models_end() -> None:
    models: dict[str, dict[str, Any]] = {
        "A": {"$ref": "gatewright:model/B"},
        "B": {"allOf": [{"$ref": "gatewright:model/A"}, {"type": "null"}]},
    }
    assert validate_example(models["A"], 5, models) == (((), "this must be null, not the number 5"),)


def test_an_example_that_is_nested_too_deep_is_said_to_be() -> None:
    example: Any = []
    for _ in range(5000):
        example = [example]
    assert validate_example({}, example) == (((), "this is nested more than 128 levels deep"),)


def test_a_chain_of_definitions_may_be_long() -> None:
    definitions: dict[str, Any] = {f"D{n}": {"allOf": [{"$ref": f"#/$defs/D{n + 1}"}]} for n in range(2000)}
    definitions["D2000"] = {"type": "string"}
    found = lower_schema({"items": {"$ref": "#/$defs/D0"}, "$defs": definitions}, imported=False)
    assert found.losses == ()
    assert validate_example(found.schema, ["a"])[0].message == (
        "this cannot be checked: too many references refer to each other"
    )


FORMATS = {
    "date-time": (
        ["2025-02-28T23:59:59Z", "2025-02-28t23:59:59.123+01:00"],
        ["2025-02-28", "2025-02-28T23:59:59", "28.2.2025"],
    ),
    "email": (["a@example.com"], ["a", "@example.com", "a@b c"]),
    "hostname": (["example.com", "a"], ["-a.com", "a..b", "a_b", "a." + "b" * 64, ""]),
    "ipv4": (["192.0.2.1"], ["192.0.2", "192.0.2.256", "192.0.2.1.1", "\u0661.0.0.1"]),
    "ipv6": (["2001:db8::1", "::"], ["2001:db8", "192.0.2.1", "fe80::1%eth0"]),
    "uri": (["https://example.com/a?b#c", "urn:a:b"], ["example.com", "https://a b", "/a"]),
    "regex": (["^a+$"], ["(", "(?<=a)b"]),
    "uuid": (["anything"], []),
}


@pytest.mark.parametrize("format", FORMATS)
def test_formats_are_those_of_draft_4(format: str) -> None:
    good, bad = FORMATS[format]
    schema = {"format": format}
    assert [text for text in good if validate_example(schema, text)] == []
    assert [text for text in bad if not validate_example(schema, text)] == []
    assert validate_example(schema, 5) == ()
