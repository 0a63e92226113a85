"""Both renderings are the same HTTP API.

Every case and every example is rendered both ways. What the resources say is read back, and is what the document says.
"""

from pathlib import Path

import pytest

from equivalence.http import api_of
from equivalence.rendering import as_written, compiled, resources_of
from equivalence.words import Json
from gatewright.compose.specfile import SpecFile
from test_cases import SPECS as CASES

RUNS = [
    run
    for path in (*CASES, *sorted(Path("specs").glob("*.yaml")))
    if not path.stem.startswith("patched_")  # a patch is over what one rendering writes
    for run in as_written(path, "http")
]
OF_THE_API = {"Api", "Authorizer", "Integration", "Route", "Deployment"}


def rendered(file: SpecFile, environment: str | None) -> tuple[Json, Json] | None:
    """The templates' resources, of a spec that is right."""
    both = [compiled(file, environment, rendering) for rendering in ("body", "resources")]
    if any(each.template is None for each in both):
        assert all(each.template is None for each in both), "one rendering is refused"
        return None
    body, resources = map(resources_of, both)
    return body, resources


RIGHT = [(name, found) for name, file, environment in RUNS if (found := rendered(file, environment)) is not None]
EACH = pytest.mark.parametrize(("body", "resources"), [found for _, found in RIGHT], ids=[name for name, _ in RIGHT])


@EACH
def test_both_renderings_are_the_same_api(body: Json, resources: Json) -> None:
    assert api_of(resources) == api_of(body)


@EACH
def test_everything_else_is_the_same(body: Json, resources: Json) -> None:
    assert rest_of(resources) == rest_of(body)


def rest_of(resources: Json) -> Json:
    """Stages, permissions, roles: what they wait for and which deployment they serve is each rendering's own."""
    return {
        id: {name: value for name, value in part["Properties"].items() if name != "DeploymentId"}
        for id, part in resources.items()
        if part["Type"].removeprefix("AWS::ApiGatewayV2::") not in OF_THE_API
    }


def test_there_are_enough_to_compare() -> None:
    assert len(RIGHT) >= 16


def test_another_value_is_another_api() -> None:
    (body, resources) = dict(RIGHT)["servers"]
    changed = {**resources, "ShopIntegrationFixed": {**resources["ShopIntegrationFixed"]}}
    properties = changed["ShopIntegrationFixed"]["Properties"]
    changed["ShopIntegrationFixed"]["Properties"] = {**properties, "IntegrationMethod": "GET"}
    assert api_of(changed) != api_of(body)
