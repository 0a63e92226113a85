"""Schemas in draft 4: what each keyword becomes, what is said of it, and that the meaning is the same."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft4Validator, Draft7Validator, Draft202012Validator

from gatewright.formats.jsonschemas.examples import validate_example
from gatewright.formats.jsonschemas.lowering import lower_schema
from gatewright.formats.jsonschemas.result import LossKind, Lowered

CASES = Path(__file__).parents[2] / "cases" / "jsonschemas"

# What a case's schema means by itself. OpenAPI's `nullable` is nothing that a validator knows, and where a schema is
# not quite one of its draft, there is nothing to compare with.
DIALECTS = {
    "draft4": Draft4Validator,
    "draft7": Draft7Validator,
    "lenient": Draft202012Validator,
    "newest": Draft202012Validator,
}

Case = dict[str, Any]


def cases(*names: str) -> list[Any]:
    found: list[Any] = []
    for name in names:
        text = (CASES / f"{name}.yaml").read_text("utf-8")
        found += [pytest.param(case, id=f"{name}: {case['name']}") for case in yaml.safe_load(text)]
    return found


FAMILIES = ("kinds", "limits", "arrays", "objects", "combinations", "references", "annotations")
keyword_cases = pytest.mark.parametrize("case", cases(*FAMILIES))


def lowered(case: Case) -> Lowered:
    return lower_schema(case["schema"], models=case.get("models", ()), imported=False)


def losses(found: Lowered) -> list[list[Any]]:
    return [[loss.kind.value, list(loss.path), loss.message, loss.help] for loss in found.losses]


@keyword_cases
def test_each_keyword_is_lowered_as_the_case_says(case: Case) -> None:
    found = lowered(case)
    assert found.schema == case["lowered"]
    assert losses(found) == case.get("losses", [])
    assert list(found.references) == case.get("references", [])


@keyword_cases
def test_lowered_schemas_are_schemas_of_draft_4(case: Case) -> None:
    Draft4Validator.check_schema(lowered(case).schema)


@keyword_cases
def test_what_fits_fits_and_what_does_not_does_not(case: Case) -> None:
    found = lowered(case)
    validator = Draft4Validator(found.schema)
    for value, fits in verdicts(case):
        assert validator.is_valid(value) is fits, value
        assert (validate_example(found.schema, value) == ()) is fits, value


@pytest.mark.parametrize(
    "case",
    [case for case in cases(*FAMILIES) if case.values[0].get("dialect", "newest") in DIALECTS],
)
def test_without_a_loss_the_meaning_is_the_same(case: Case) -> None:
    if any(loss.kind is not LossKind.IGNORED for loss in lowered(case).losses) or case.get("models"):
        return
    dialect = DIALECTS[case.get("dialect", "newest")]
    original = dialect(case["schema"])
    for value, fits in verdicts(case):
        assert original.is_valid(value) is fits, value


@pytest.mark.parametrize("case", cases("imports"))
def test_the_import_of_a_document_takes_less(case: Case) -> None:
    models = case.get("models", ())
    bare = lower_schema(case["schema"], models=models, imported=False)
    found = lower_schema(case["schema"], models=models)
    assert bare.losses == ()
    assert found.schema == bare.schema
    assert sorted(losses(found)) == sorted([*loss, *missing_help(loss)] for loss in case.get("losses", []))


def missing_help(loss: list[Any]) -> list[str]:
    as_resources = "write `render: resources`, which creates each model as its own resource"
    return [f"write the schema out there, or {as_resources}" if loss[0] == "refused" else as_resources]


@pytest.mark.parametrize("case", cases(*FAMILIES, "imports"))
def test_the_input_is_left_alone_and_shared_with_nothing(case: Case) -> None:
    before = deepcopy(case["schema"])
    found = lower_schema(case["schema"], models=case.get("models", ()))
    spoil(found.schema)
    assert case["schema"] == before


@keyword_cases
def test_no_object_stands_twice_in_a_lowered_schema(case: Case) -> None:
    objects = [id(inner) for inner in walk(lowered(case).schema)]
    assert len(objects) == len(set(objects))


def test_a_float_without_a_fraction_is_no_integer_to_the_service() -> None:
    schema = lower_schema({"type": "integer"}).schema
    assert validate_example(schema, 1.0)
    assert not Draft4Validator(schema).is_valid(1.0)
    assert Draft202012Validator({"type": "integer"}).is_valid(1.0)


def test_a_schema_that_is_nested_too_deep_is_refused() -> None:
    schema: Any = {}
    for _ in range(5000):
        schema = {"not": schema}
    found = lower_schema(schema)
    assert found.schema == {}
    assert losses(found) == [["refused", [], "this is nested more than 128 levels deep", ""]]


def test_nested_conditions_do_not_grow_without_end() -> None:
    schema: Any = {"type": "string"}
    for _ in range(30):
        schema = {"if": schema, "then": {"minLength": 1}, "else": {"minimum": 1}}
    found = lower_schema(schema, imported=False)
    assert len(str(found.schema)) < 10_000
    assert {loss.kind for loss in found.losses} == {LossKind.LOST}


def verdicts(case: Case) -> list[tuple[Any, bool]]:
    return [*((value, True) for value in case.get("fits", ())), *((value, False) for value in case.get("fails", ()))]


def walk(value: Any) -> Iterator[Any]:
    """All mappings and lists."""
    if isinstance(value, dict | list):
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from walk(inner)


def spoil(value: Any) -> None:
    """Change everything that can be changed."""
    for inner in list(value.values()) if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            spoil(inner)
    value.clear()
