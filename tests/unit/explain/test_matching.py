"""Which route a request takes."""

from pathlib import Path

import pytest

from gatewright.compile import compile_all
from gatewright.compose.specfile import read_spec
from gatewright.gateway import Gateway
from gatewright.gateway.matching import ExampleRequest, RouteMatch, match

SPEC = """\
gatewright: 1
name: shop
kind: rest
backends: {any: {mock: {}}}
defaults: {backend: any, auth: none}
routes:
  GET /: {}
  GET /orders: {}
  ANY /orders/{id}: {headers: {X-Tenant: {required: true}}}
  GET /orders/{id}: {}
  PATCH /orders/me: {}
  GET /orders/me/cart: {}
  GET /orders/{id}/items/{item}: {}
  ANY /files/{path+}: {}
  GET /files/list: {}
  GET /segment/{segment}/{reason}: {}
stages: {dev: {}}
"""


def gateway(spec: str, folder: Path) -> Gateway:
    (made,) = compile_all([read_spec(spec.encode(), name="shop.yaml", folder=folder)])
    assert made.gateway is not None
    return made.gateway


def found(text: str, folder: Path, spec: str = SPEC, **names: frozenset[str]) -> RouteMatch:
    method, path = text.split(" ")
    return match(gateway(spec, folder), ExampleRequest(method, path, **names))


@pytest.mark.parametrize(
    ("request_text", "route"),
    [
        ("GET /", "GET /"),
        ("GET /orders", "GET /orders"),
        ("GET /orders/", "GET /orders"),
        ("GET /orders/42", "GET /orders/{id}"),
        ("PUT /orders/42", "ANY /orders/{id}"),
        ("PATCH /orders/me", "PATCH /orders/me"),
        ("GET /orders/me", "GET /orders/{id}"),  # /orders/me has no GET
        ("GET /orders/me/cart", "GET /orders/me/cart"),
        ("GET /orders/me/items/1", "GET /orders/{id}/items/{item}"),  # back from /orders/me
        ("GET /files/list", "GET /files/list"),
        ("GET /files/list/more", "ANY /files/{path+}"),
        ("POST /files/list", "ANY /files/{path+}"),
        ("GET /files/a/b/c", "ANY /files/{path+}"),
        ("GET /files", None),  # a greedy variable takes one segment at least
        ("GET /orders/42/items", None),
        ("PUT /orders", None),
        ("GET /Orders", None),
        ("GET /orders//items/1", None),
    ],
)
def test_a_request_takes_the_route_that_is_nearest_to_it(request_text: str, route: str | None, tmp_path: Path) -> None:
    taken = found(request_text, tmp_path).route
    assert (taken.key if taken else None) == route


def test_variables_get_their_values_decoded(tmp_path: Path) -> None:
    assert found("GET /orders/a%20b/items/7", tmp_path).variables == {"id": "a b", "item": "7"}
    assert found("GET /files/a/b%2Fc", tmp_path).variables == {"path": "a/b/c"}


def test_variables_may_have_any_name(tmp_path: Path) -> None:
    assert found("GET /segment/a/b", tmp_path).variables == {"segment": "a", "reason": "b"}


def test_reasons_tell_every_step_and_what_was_tried_before(tmp_path: Path) -> None:
    assert found("GET /orders/me", tmp_path).reasons == (
        "/orders/me has only PATCH",
        "orders matches literally",
        "{id} matches me",
        "/orders/{id} has GET",
    )
    assert found("PUT /orders/1", tmp_path).reasons[-1] == "/orders/{id} has ANY, and no PUT"
    assert found("PUT /nowhere", tmp_path).reasons == ("no route matches /nowhere",)


def test_required_parameters_that_a_request_lacks_are_named(tmp_path: Path) -> None:
    assert [parameter.name for parameter in found("PUT /orders/1", tmp_path).missing] == ["X-Tenant"]
    assert found("PUT /orders/1", tmp_path, headers=frozenset({"x-tenant"})).missing == ()


def test_preflights_are_answered_by_the_gateway_where_it_has_cors(tmp_path: Path) -> None:
    spec = SPEC + "cors: {origins: ['https://shop.example.com']}\n"
    assert not found("OPTIONS /orders", tmp_path).preflight
    assert found("OPTIONS /orders", tmp_path, spec).preflight
    assert found("OPTIONS /orders/42", tmp_path, spec).preflight, "ANY leaves preflights to the gateway"


HTTP = """\
gatewright: 1
name: shop
kind: http
backends: {any: {http: "https://example.com"}}
defaults: {backend: any, auth: none}
routes:
  GET /orders/{id}: {}
  ANY /files/{path+}: {}
stages: {dev: {}}
"""
DEFAULT = "  $default: {}\nstages:"


@pytest.mark.parametrize(
    ("request_text", "route"),
    [
        ("GET /orders/42", "GET /orders/{id}"),
        ("GET /orders/42/", None),  # a slash at the end is a part of its own
        ("GET /orders/", None),
        ("POST /orders/42", None),
        ("POST /files/a/b/", "ANY /files/{path+}"),
        ("GET /files/", None),
        ("GET /", None),
    ],
)
def test_an_http_api_has_a_route_for_the_rest_or_none(request_text: str, route: str | None, tmp_path: Path) -> None:
    taken = found(request_text, tmp_path, HTTP).route
    assert (taken.key if taken else None) == route
    rest = found(request_text, tmp_path, HTTP.replace("stages:", DEFAULT))
    assert rest.route is not None
    assert rest.route.key == (route or "$default")
    assert (rest.reasons[-1] == "$default matches all other requests") == (route is None)


def test_an_http_api_answers_preflights_of_all_paths(tmp_path: Path) -> None:
    spec = HTTP + "cors: {origins: ['https://shop.example.com']}\n"
    assert not found("OPTIONS /nowhere", tmp_path, HTTP).preflight
    for path in ("/nowhere", "/orders/42", "/files/a"):
        assert found(f"OPTIONS {path}", tmp_path, spec).preflight


def test_a_closed_route_of_a_service_is_asked_in_place_of_the_http_api(tmp_path: Path) -> None:
    queue = "arn:aws:sqs:eu-west-1:111122223333:orders"
    spec = HTTP.replace("ANY /files/{path+}: {}", f"ANY /files: {{auth: iam, backend: {{sqs: {{queue: {queue}}}}}}}")
    asked = found("OPTIONS /files", tmp_path, spec + "cors: {origins: ['https://shop.example.com']}\n")
    assert (asked.preflight, asked.route and asked.route.key) == (False, "ANY /files")
