"""Documentation is published whole, anew whenever a text changes, and never makes a deployment."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gatewright.compile import Request, compile_spec
from gatewright.compose.specfile import open_spec, read_spec
from gatewright.document import plain
from gatewright.template.rendering import render

Json = dict[str, Any]
CASE = Path(__file__).parents[1] / "cases" / "spec" / "documentation" / "everything.yaml"

PLACE = {"path", "method"}
LOCATIONS = {
    "API": set[str](),
    "METHOD": PLACE,
    "PATH_PARAMETER": PLACE | {"name"},
    "QUERY_PARAMETER": PLACE | {"name"},
    "REQUEST_HEADER": PLACE | {"name"},
    "REQUEST_BODY": PLACE,
    "RESPONSE": PLACE | {"statusCode"},
    "RESPONSE_HEADER": PLACE | {"statusCode", "name"},
    "RESPONSE_BODY": PLACE | {"statusCode"},
    "MODEL": {"name"},
    "AUTHORIZER": {"name"},
}
"""What a location holds besides its type. Anything else is an error."""

RENDERINGS = pytest.mark.parametrize("rendering", ["body", "resources"])


def written(rendering: str) -> Json:
    document = open_spec(CASE).document
    assert document is not None
    spec: Any = plain(document.root)
    found: Json = {**spec, "render": rendering}
    return found


def resources_of(spec: Json, prefix: str | None = None) -> Json:
    file = read_spec(json.dumps(spec).encode(), name="spec.yaml", folder=Path(), key="spec.yaml")
    compilation = compile_spec(file, Request(prefix=prefix))
    assert compilation.template is not None, compilation.diagnostics
    body: Any = render(compilation.template).body
    found: Json = body["Resources"]
    return found


def the(type: str, resources: Json) -> Json:
    found: list[Json] = [each["Properties"] for each in resources.values() if each["Type"] == f"AWS::{type}"]
    assert len(found) == 1
    return found[0]


def parts_of(resources: Json) -> list[tuple[Json, Json]]:
    """What is said of each location, in either rendering."""
    body = the("ApiGateway::RestApi", resources).get("Body", {})
    listed = body.get("x-amazon-apigateway-documentation", {}).get("documentationParts", [])
    found = [(part["location"], part["properties"]) for part in listed]
    for resource in resources.values():
        if resource["Type"] == "AWS::ApiGateway::DocumentationPart":
            location = resource["Properties"]["Location"]
            where = {name[0].lower() + name[1:]: value for name, value in location.items()}
            found.append((where, json.loads(resource["Properties"]["Properties"])))
    return found


def deployment(resources: Json) -> str:
    (found,) = (id for id, resource in resources.items() if resource["Type"] == "AWS::ApiGateway::Deployment")
    return found


def version(resources: Json) -> str:
    found: str = the("ApiGateway::DocumentationVersion", resources)["DocumentationVersion"]
    return found


@RENDERINGS
def test_every_location_holds_what_its_type_wants(rendering: str) -> None:
    found = [location for location, _ in parts_of(resources_of(written(rendering)))]
    assert {location["type"] for location in found} == LOCATIONS.keys()
    for location in found:
        assert location.keys() == {"type", *LOCATIONS[location["type"]]}


@RENDERINGS
def test_no_location_is_there_twice(rendering: str) -> None:
    found = [tuple(sorted(location.items())) for location, _ in parts_of(resources_of(written(rendering)))]
    assert len(found) == len(set(found))


def test_both_renderings_say_the_same_and_name_it_the_same() -> None:
    body, resources = resources_of(written("body")), resources_of(written("resources"))
    assert parts_of(body) == parts_of(resources)
    assert version(body) == version(resources)


def test_the_version_does_not_depend_on_where_a_gateway_has_its_place() -> None:
    assert version(resources_of(written("resources"), "Elsewhere")) == version(resources_of(written("resources")))


def describe_a_route(spec: Json) -> None:
    spec["routes"]["GET /orders/{id}"]["description"] = "Something else"


def describe_one_more(spec: Json) -> None:
    spec["routes"]["POST /orders"]["description"] = "Something more"


def describe_a_header(spec: Json) -> None:
    spec["routes"]["GET /orders/{id}"]["responses"]["200"]["headers"]["ETag"] = "Something else"


def describe_an_authorizer_no_more(spec: Json) -> None:
    del spec["authorizers"]["shoppers"]["cognito"]["description"]


EDITS = (describe_a_route, describe_one_more, describe_a_header, describe_an_authorizer_no_more)


@RENDERINGS
@pytest.mark.parametrize("edit", EDITS)
def test_another_text_is_another_version_and_the_same_deployment(rendering: str, edit: Callable[[Json], None]) -> None:
    before, spec = resources_of(written(rendering)), written(rendering)
    edit(spec)
    after = resources_of(spec)
    assert version(after) != version(before)
    assert deployment(after) == deployment(before)


@RENDERINGS
def test_what_is_no_text_is_the_same_version(rendering: str) -> None:
    spec = written(rendering)
    spec["routes"]["POST /orders"]["auth"] = "iam"
    before, after = resources_of(written(rendering)), resources_of(spec)
    assert version(after) == version(before)
    assert deployment(after) != deployment(before)


@RENDERINGS
def test_publishing_makes_no_deployment(rendering: str) -> None:
    on, off = resources_of(written(rendering)), resources_of({**written(rendering), "documentation": False})
    assert deployment(on) == deployment(off)


@RENDERINGS
def test_nothing_is_published_unless_a_spec_says_so(rendering: str) -> None:
    found = resources_of({**written(rendering), "documentation": False})
    assert not parts_of(found)
    assert not [id for id in found if "Documentation" in id]
    assert the("ApiGateway::RestApi", found).get("Parameters") == (
        {"ignore": "documentation"} if rendering == "body" else None
    )


def test_stages_wait_for_the_version_and_it_waits_for_its_parts() -> None:
    found = resources_of(written("resources"))
    parts = {id for id, resource in found.items() if resource["Type"] == "AWS::ApiGateway::DocumentationPart"}
    assert set(found["ShopDocumentation"]["DependsOn"]) == parts
    stages = [resource for resource in found.values() if resource["Type"] == "AWS::ApiGateway::Stage"]
    assert len(stages) == 2
    for stage in stages:
        assert "ShopDocumentation" in stage["DependsOn"]
        assert stage["Properties"]["DocumentationVersion"] == version(found)


def test_without_any_text_there_is_nothing_to_publish() -> None:
    spec = written("resources")
    spec["routes"] = {"GET /": {"auth": "none"}}
    for section in ("models", "authorizers", "description"):
        del spec[section]
    assert not [id for id in resources_of(spec) if "Documentation" in id]
