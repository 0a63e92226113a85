"""The functions of `specs/`, called with events such as API Gateway sends.

What AWS answers them is stubbed where the client would send its request, so that each call is held against AWS's model.
"""

from __future__ import annotations

import ast
import json
import runpy
from pathlib import Path
from typing import Any

import pytest
from boto3.dynamodb.conditions import Key
from botocore.stub import Stubber

from gatewright.compile import compile_all
from gatewright.compose.specfile import open_spec
from gatewright.gateway import Function

HANDLERS = Path("specs/handlers")
FUNCTIONS = {
    (path.stem, function.name): function
    for path in sorted(Path("specs").glob("*.yaml"))
    for compiled in compile_all([open_spec(path)])
    if compiled.gateway is not None
    for function in compiled.gateway.functions
}


def call(file: str, name: str, event: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = runpy.run_path(str(HANDLERS / file))[name](event, None)
    return answer


def answered(file: str, name: str, event: dict[str, Any]) -> tuple[int, Any]:
    answer = call(file, name, event)
    return answer["statusCode"], json.loads(answer["body"])


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=["-".join(names) for names in FUNCTIONS])
def test_what_a_function_calls_is_in_its_code(function: Function) -> None:
    module, _, name = function.handler.rpartition(".")
    tree = ast.parse((Path("specs") / function.code / f"{module}.py").read_text("utf-8"))
    assert name in {part.name for part in tree.body if isinstance(part, ast.FunctionDef)}


@pytest.mark.parametrize("event", [{"version": "1.0"}, {"version": "2.0"}], ids=["rest", "http"])
def test_the_greeter_greets(event: dict[str, Any]) -> None:
    named = {**event, "pathParameters": {"name": "Ada"}}
    assert answered("greeter/app.py", "handler", named) == (200, {"message": "Hello, Ada!"})


@pytest.mark.parametrize(
    "event", [{"version": "1.0", "pathParameters": None}, {"version": "2.0"}], ids=["rest", "http"]
)
def test_the_greeter_tells_that_it_is_alive(event: dict[str, Any]) -> None:
    assert answered("greeter/app.py", "handler", event) == (200, {"status": "alive"})


@pytest.mark.parametrize(
    ("parcel", "answer"),
    [
        ({"country": "DE", "grams": 2000}, (200, {"zone": "home", "cents": 490})),
        ({"country": "DE", "grams": 2001}, (200, {"zone": "home", "cents": 690})),
        ({"country": "AT", "grams": 1}, (200, {"zone": "near", "cents": 882})),
        ({"country": "NZ", "grams": 31_500}, (200, {"zone": "far", "cents": 5775})),
        ({"country": "DE", "grams": 31_501}, (422, {"message": "31501 grams are too heavy."})),
    ],
)
def test_shipping_costs_by_weight_and_zone(parcel: dict[str, Any], answer: tuple[int, Any]) -> None:
    assert answered("shipping/app.py", "quote", {"body": json.dumps(parcel)}) == answer


def test_shipping_costs_more_with_a_surcharge_and_is_rounded_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUEL_SURCHARGE", "7")
    event = {"body": json.dumps({"country": "DE", "grams": 500})}
    assert answered("shipping/app.py", "quote", event) == (200, {"zone": "home", "cents": 525})


@pytest.mark.parametrize(("country", "zone"), [("CH", "near"), ("US", "far")])
def test_a_country_has_a_zone(country: str, zone: str) -> None:
    event = {"pathParameters": {"country": country}}
    assert answered("shipping/app.py", "zone", event) == (200, {"country": country, "zone": zone})


@pytest.mark.parametrize(("token", "effect"), [("Bearer acme-token", "Allow"), ("Bearer guessed", "Deny")])
def test_partners_are_let_in_by_their_token(token: str, effect: str) -> None:
    arn = "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/live/GET/partner/orders"
    answer = call("storefront/partners.py", "handler", {"authorizationToken": token, "methodArn": arn})
    (statement,) = answer["policyDocument"]["Statement"]
    assert statement["Effect"] == effect
    assert statement["Resource"] == "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/live/*"


def test_an_order_is_placed_once_the_gateway_has_checked_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGES", "https://shop.example.com")
    headers = {"Origin": "https://shop.example.com"}
    event = {"httpMethod": "POST", "headers": headers, "pathParameters": None, "body": '{"sku": "K-100"}'}
    answer = call("storefront/orders.py", "handler", event)
    assert answer["statusCode"] == 201
    assert answer["headers"]["Access-Control-Allow-Origin"] == "https://shop.example.com"
    assert json.loads(answer["body"])["sku"] == "K-100"
    missing = {"httpMethod": "GET", "headers": None, "pathParameters": {"id": "none"}}
    assert answered("storefront/orders.py", "handler", missing)[0] == 404


@pytest.fixture
def bookshop(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The names of the basket's module, loaded as Lambda would."""
    told = {"AWS_DEFAULT_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
    for name, value in {**told, "BASKETS": "baskets"}.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(HANDLERS / "bookshop/basket.py"))


def of_ada(method: str, book: str | None = None, body: str | None = None) -> dict[str, Any]:
    """An event of the second version, from a route that a token is wanted for."""
    context = {"http": {"method": method}, "authorizer": {"jwt": {"claims": {"sub": "ada"}, "scopes": None}}}
    parts = {"pathParameters": {"book": book} if book else None, "body": body}
    return {"version": "2.0", "requestContext": context} | {name: part for name, part in parts.items() if part}


def test_a_basket_is_its_readers(bookshop: dict[str, Any]) -> None:
    item = {"reader": {"S": "ada"}, "book": {"S": "b1"}, "copies": {"N": "2"}}
    with Stubber(bookshop["table"].meta.client) as stubber:
        stubber.add_response(
            "query", {"Items": [item]}, {"TableName": "baskets", "KeyConditionExpression": Key("reader").eq("ada")}
        )
        answer = bookshop["handler"](of_ada("GET"), None)
    assert json.loads(answer["body"]) == [{"book": "b1", "copies": 2}]


def test_copies_are_put_in_and_taken_out(bookshop: dict[str, Any]) -> None:
    with Stubber(bookshop["table"].meta.client) as stubber:
        item = {"reader": "ada", "book": "b1", "copies": 3}
        stubber.add_response("put_item", {}, {"TableName": "baskets", "Item": item})
        stubber.add_response("delete_item", {}, {"TableName": "baskets", "Key": {"reader": "ada", "book": "b1"}})
        put = bookshop["handler"](of_ada("PUT", "b1", '{"copies": 3}'), None)
        assert json.loads(put["body"]) == {"book": "b1", "copies": 3}
        assert bookshop["handler"](of_ada("DELETE", "b1"), None) == {"statusCode": 204}
        stubber.assert_no_pending_responses()


@pytest.mark.parametrize(
    "body", [None, "", "3", "[]", "{}", '{"copies": 0}', '{"copies": 100}', '{"copies": true}', "{"]
)
def test_nothing_else_is_put_in(bookshop: dict[str, Any], body: str | None) -> None:
    with Stubber(bookshop["table"].meta.client):
        assert bookshop["handler"](of_ada("PUT", "b1", body), None)["statusCode"] == 400
