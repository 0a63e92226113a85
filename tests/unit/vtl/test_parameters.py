"""What a template reads of a request and of its stage, where it names it outright."""

import pytest

from gatewright.formats.vtl.parameters import parameters, stage_variables
from gatewright.formats.vtl.reader import read


@pytest.mark.parametrize(
    ("text", "name", "location"),
    [
        ("$input.params('id')", "id", None),
        ('$util.escapeJavaScript($input.params("id").trim())', "id", None),
        ("$input.params().path.id", "id", "path"),
        ("$input.params().path.get('id')", "id", "path"),
        ("$input.params().path['id']", "id", "path"),
        ("$input.params().querystring.get('id').length()", "id", "querystring"),
        ("$input.params().header.X-Id", "X-Id", "header"),
    ],
)
def test_a_parameter_that_is_named(text: str, name: str, location: str | None) -> None:
    (found,) = parameters(read(text))
    assert (found.name, found.location) == (name, location)
    assert name in text[found.start : found.end]


@pytest.mark.parametrize(
    "text",
    [
        '$input.params() $input.params($name) $input.params("$name") $input.params().path.keySet()',
        "$input.params().path.get($name) $input.params().other.id $other.params('id') $input.path('$.id')",
    ],
)
def test_others_are_not_known(text: str) -> None:
    assert list(parameters(read(text))) == []


@pytest.mark.parametrize(
    "text",
    ["$stageVariables.table", "${stageVariables.table}", "$stageVariables['table']", "$stageVariables.get('table')"],
)
def test_a_stage_variable_that_is_named(text: str) -> None:
    (found,) = stage_variables(read(text))
    assert found.name == "table"
    assert "table" in text[found.start : found.end]


def test_a_stage_variable_whose_name_only_the_template_knows() -> None:
    assert list(stage_variables(read("$stageVariables $stageVariables[$name] $stageVariables.keySet()"))) == []
