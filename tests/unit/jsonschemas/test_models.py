"""Models together."""

from typing import Any

import pytest

from gatewright.formats.jsonschemas.lowering import lower_schema
from gatewright.formats.jsonschemas.models import ModelProblem, check_models


def lowered(**schemas: Any) -> dict[str, dict[str, object]]:
    return {name: lower_schema(schema, models=schemas, imported=False).schema for name, schema in schemas.items()}


def refer(*names: str) -> dict[str, Any]:
    return {"type": "object", "properties": {name.lower(): {"$ref": name} for name in names}}


def test_models_that_refer_to_each_other_one_way_are_taken() -> None:
    models = lowered(Order=refer("Item", "Price"), Item=refer("Price"), Price={"type": "number"})
    assert check_models(models) == ()
    assert check_models(models, imported=False) == ()


@pytest.mark.parametrize("schema", [True, {}, {"description": "x", "title": "y"}, {"format": "uuid"}])
def test_a_model_that_says_nothing_is_refused(schema: Any) -> None:
    assert check_models(lowered(Order=schema, Item={"type": "object"})) == (
        ModelProblem(
            "Order",
            "the schema is empty: API Gateway requires properties or items",
            "write at least `type: object`",
        ),
    )


def test_models_in_a_circle_are_taken_by_an_import_and_not_as_resources() -> None:
    models = lowered(Person=refer("House"), House=refer("Street"), Street=refer("Person"), Other=refer("Person"))
    assert check_models(models) == ()
    assert check_models(models, imported=False) == (
        ModelProblem(
            "Person",
            "Person → House → Street → Person: a model can refer only to models that are created before it",
            "put these schemas in one model, under `$defs`, or write `render: body`",
        ),
    )


def test_a_circle_may_pass_through_definitions() -> None:
    person = {"$ref": "#/$defs/Real", "$defs": {"Real": {"items": {"$ref": "#/$defs/Inner"}}, "Inner": refer("House")}}
    problems = check_models(lowered(Person=person, House=refer("Person")), imported=False)
    assert [problem.message.partition(":")[0] for problem in problems] == ["Person → House → Person"]


def test_a_model_cannot_be_made_before_itself() -> None:
    models = lowered(Node=refer("Node"))
    assert check_models(models) == ()
    assert check_models(models, imported=False) == (
        ModelProblem("Node", "Node → Node: a model cannot refer to itself by its name", "write `$ref: '#'`"),
    )
    assert check_models(lowered(Node={"items": {"$ref": "#"}}), imported=False) == ()


def test_models_that_are_each_other_are_refused_by_an_import_too() -> None:
    models = lowered(
        A={"anyOf": [{"$ref": "#/$defs/Deep"}], "$defs": {"Deep": {"not": {"$ref": "B"}}}},
        B={"allOf": [{"$ref": "A"}]},
    )
    message = "A → B → A: these references form a circle, so no value can be checked"
    assert check_models(models) == (ModelProblem("A", message, "remove the circular reference"),)


def test_each_circle_is_told_once() -> None:
    models = lowered(A=refer("B"), B=refer("A"), C=refer("D", "A"), D=refer("C"), E=refer("C"))
    problems = check_models(models, imported=False)
    assert [problem.message.partition(":")[0] for problem in problems] == ["A → B → A", "C → D → C"]


def test_models_that_are_not_there_are_not_looked_for() -> None:
    assert check_models({"A": {"$ref": "gatewright:model/Gone"}}, imported=False) == ()


def test_all_models_together_have_a_size() -> None:
    text = {"type": "string", "description": "ä" * 75_000}
    models = lowered(A=text, B={**text, "description": "x" * 200_000})
    assert check_models(models) == ()
    assert check_models({**models, "C": models["A"]}) == (
        ModelProblem(
            "B",
            "the models are 489 KB together, and the limit per API is 400 KB: this one is the largest, with 196 KB",
            "move shared schemas to separate models, and shorten descriptions",
        ),
    )
