"""Both renderings are the same API.

Every case and every example is rendered both ways. What the resources say is read back as a document, by code that
knows nothing of how they were written, and is the document of the body once both are brought into one form.
"""

from collections.abc import Collection
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings

from equivalence.canonical import canonical
from equivalence.mutation import mutants, without_each
from equivalence.reading import PARTS
from equivalence.rendering import as_written, compiled, document_of, resources_of, rest_of
from equivalence.words import Json, UnreadableError
from gatewright.compose.specfile import SpecFile, read_spec
from gatewright.diagnostics import Severity
from strategies import specs, text_of
from test_cases import SPECS as CASES

EXAMPLES = sorted(Path("specs").glob("*.yaml"))

BY_NECESSITY = {
    "document.info": "an API that is written as resources has no document, and so no title",
    "document.x-amazon-apigateway-documentation": "documentation has tests of its own",
    "operation.summary": "a method has no place for texts: documentation has",
    "operation.description": "a method has no place for texts: documentation has",
    "requestBody.description": "a method has no place for texts: documentation has",
    "response.description": "a method has no place for texts: documentation has",
    "header.description": "a method has no place for texts: documentation has",
    "parameter.description": "a method has no place for texts: documentation has",
    "scheme.description": "an authorizer has no place for texts: documentation has",
    "parameter.schema": "a method only says whether a parameter has to be there; the service checks no types",
    "header.schema": "a method only says which headers an answer has",
}
"""What a document holds and resources have no property for."""

ONE_RENDERING_ONLY = {
    "tls-check-off": "a method has no property for the check of a certificate",
    "raw-for-other-rendering": "a patch is over what one rendering writes",
    "metrics-name": "a name that a patch of one rendering changes",
}
"""Rules that refuse one of the renderings."""

MEANT_TO_DIFFER = {
    "patches": "a patch is over what one rendering writes",
}
"""Cases that say something else for each rendering."""

MEANS_NOTHING = frozenset({("RequestValidator", "Name"), ("Model", "Description")})
"""Properties that change nothing of an API: validators are what they validate, and a text is for people."""

RUNS = [run for path in (*CASES, *EXAMPLES) for run in as_written(path, kind="rest")]
SOME = ("api_keys", "bodies_and_answers", "changed", "cognito", "http", "http_custom", "in_words", "lambda", "private")
"""Cases that have between them every kind of part."""


class Both:
    """A spec in both renderings."""

    def __init__(self, file: SpecFile, environment: str | None) -> None:
        self.body = compiled(file, environment, "body")
        self.resources = compiled(file, environment, "resources")

    @property
    def refused_by(self) -> set[str]:
        """The rules that refuse one rendering and not the other."""
        errors = [
            {said.code.name for said in each.diagnostics if said.severity is Severity.ERROR}
            for each in (self.body, self.resources)
        ]
        return errors[0] ^ errors[1]

    @property
    def comparable(self) -> bool:
        return self.body.template is not None and self.resources.template is not None

    def canonical(self, resources: Json, without: Collection[str] = BY_NECESSITY) -> Json:
        gateway = self.body.gateway
        assert gateway is not None
        return canonical(document_of(resources), sorted(model.name for model in gateway.models), without)


@cache
def both(index: int) -> Both:
    _, file, environment = RUNS[index]
    return Both(file, environment)


EACH = pytest.mark.parametrize("index", range(len(RUNS)), ids=[name for name, _, _ in RUNS])


@EACH
def test_both_renderings_are_the_same_api(index: int) -> None:
    spec = both(index)
    assert spec.refused_by <= ONE_RENDERING_ONLY.keys()
    if spec.comparable and RUNS[index][0] not in MEANT_TO_DIFFER:
        body, resources = resources_of(spec.body), resources_of(spec.resources)
        assert spec.canonical(resources) == spec.canonical(body)
        assert rest_of(resources) == rest_of(body)


@given(specs())
@settings(max_examples=100, deadline=None, derandomize=True)
def test_both_renderings_of_any_spec_are_the_same_api(written: Json) -> None:
    spec = Both(read_spec(text_of(written).encode(), name="spec.yaml", folder=Path(), key="spec.yaml"), None)
    assert spec.comparable
    body, resources = resources_of(spec.body), resources_of(spec.resources)
    assert spec.canonical(resources) == spec.canonical(body)
    assert rest_of(resources) == rest_of(body)


def test_there_are_enough_to_compare() -> None:
    assert sum(both(index).comparable for index in range(len(RUNS))) > 50


@pytest.mark.parametrize("name", SOME)
def test_another_value_of_any_property_is_another_api(name: str) -> None:
    spec = both([run for run, _, _ in RUNS].index(name))
    body, resources = spec.canonical(resources_of(spec.body)), resources_of(spec.resources)
    changed = [*mutants(resources, MEANS_NOTHING), *without_each(resources)]
    assert len(changed) > 20
    assert not [what for what, template in changed if _reads_as(spec, template, body)]


def test_the_cases_that_are_changed_have_every_part_of_an_api() -> None:
    found = {
        (resource["Type"], name)
        for run, (name, _, _) in enumerate(RUNS)
        if name in SOME
        for resource in resources_of(both(run).resources).values()
        for name in resource["Properties"]
    }
    assert {type.removeprefix("AWS::ApiGateway::") for type, _ in found} >= set(PARTS)


def _reads_as(spec: Both, template: Json, api: Json) -> bool:
    try:
        return spec.canonical(template) == api
    except UnreadableError:
        return False


@pytest.mark.parametrize("part", BY_NECESSITY)
def test_what_is_left_out_by_necessity_is_there(part: str) -> None:
    assert any(_is_used(both(index), part) for index in range(len(RUNS)))


def _is_used(spec: Both, part: str) -> bool:
    if not spec.comparable:
        return False
    try:
        spec.canonical(resources_of(spec.body), BY_NECESSITY.keys() - {part})
    except UnreadableError:
        return True
    return False


def test_what_one_rendering_refuses_and_what_is_meant_to_differ_is_there() -> None:
    assert {rule for index in range(len(RUNS)) for rule in both(index).refused_by} == ONE_RENDERING_ONLY.keys()
    different = [index for index, (name, _, _) in enumerate(RUNS) if name in MEANT_TO_DIFFER]
    assert len(different) == len(MEANT_TO_DIFFER)
    for spec in map(both, different):
        assert spec.canonical(resources_of(spec.resources)) != spec.canonical(resources_of(spec.body))
