"""What a request does not hold is left out, and what it holds in another form is still found."""

import json
from functools import cache
from typing import Any, NamedTuple

import pytest

from unit.services.backends import MACHINE, QUEUE, TABLE
from unit.services.targets import request_template, target
from unit.services.velocity import MISSING, WHY_NOT, Request, render

pytestmark = pytest.mark.skipif(bool(MISSING), reason=WHY_NOT)


class Case(NamedTuple):
    """A backend, a request as arguments, and a part of what the service gets."""

    backend: str
    request: dict[str, Any]
    got: dict[str, Any]


def _sqs(rest: str) -> str:
    return f"{{sqs: {{queue: {QUEUE}, {rest}}}}}"


def _item(item: str) -> str:
    return f"{{dynamodb: {{table: {TABLE}, action: PutItem, item: {{id: path.id, {item}}}}}}}"


def _start(input: str) -> str:
    return f"{{step_functions: {{state_machine: {MACHINE}, input: {input}}}}}"


def _query(start: str) -> str:
    query = "action: Query, key_condition: 'a = :a', values: {a: 1}"
    return f"{{dynamodb: {{table: {TABLE}, {query}, start: {start}}}}}"


ONE = {"id": {"S": "1"}}

CASES = {
    "no attribute": Case(_sqs("attributes: {a: query.a}"), {}, {"MessageAttributes": {}}),
    "the second attribute only": Case(
        _sqs("attributes: {a: query.a, b: query.b}"),
        {"query": {"b": "x"}},
        {"MessageAttributes": {"b": {"DataType": "String", "StringValue": "x"}}},
    ),
    "no group": Case(_sqs("group_id: header.X-Group"), {}, {"MessageGroupId": None}),
    "a header in lower case": Case(
        _sqs("group_id: header.X-Group"), {"headers": {"x-group": "g"}}, {"MessageGroupId": "g"}
    ),
    "a header, whatever the query says": Case(
        _sqs("group_id: header.X-Group"),
        {"headers": {"X-Group": "g"}, "query": {"X-Group": "evil"}},
        {"MessageGroupId": "g"},
    ),
    "no body": Case(_sqs("message: body"), {}, {"MessageBody": "{}"}),
    "no part of a body": Case(_sqs("message: body.a.b"), {"body": '{"a": 5}'}, {"MessageBody": ""}),
    "an object as text": Case(
        _sqs("message: body.a"), {"body": '{"a": {"b": [1, "c"]}}'}, {"MessageBody": '{"b":[1,"c"]}'}
    ),
    "a number as text": Case(_sqs("message: body.a"), {"body": '{"a": 5}'}, {"MessageBody": "5"}),
    "an item's null": Case(_item("a: body.a"), {"body": '{"a": null}'}, {"Item": ONE}),
    "an item's empty text": Case(_item("a: body.a"), {"body": '{"a": ""}'}, {"Item": ONE}),
    "an item's text that says null": Case(
        _item("a: body.a"), {"body": '{"a": "null"}'}, {"Item": {**ONE, "a": {"S": "null"}}}
    ),
    "an item's false": Case(
        _item("a: {boolean: body.a}"), {"body": '{"a": false}'}, {"Item": {**ONE, "a": {"BOOL": False}}}
    ),
    "an item's number": Case(_item("a: {number: body.a}"), {"body": '{"a": 0}'}, {"Item": {**ONE, "a": {"N": "0"}}}),
    "a query from the beginning": Case(
        _query("{a: query.a, b: query.b}"), {"query": {"a": "1"}}, {"ExclusiveStartKey": None}
    ),
    "a query from a key": Case(_query("{a: query.a}"), {"query": {"a": "1"}}, {"ExclusiveStartKey": {"a": {"S": "1"}}}),
    "an input without its parts": Case(
        _start("{a: body.a, b: query.b, c: context.authorizer.none}"), {}, {"input": '{"a": "", "b": "", "c": ""}'}
    ),
    "an input with its types": Case(
        _start("{a: body.a, b: body.b}"), {"body": '{"a": [1, null], "b": null}'}, {"input": '{"a": [1,null], "b": ""}'}
    ),
    "a claim with a colon": Case(
        _sqs("group_id: 'context.authorizer.claims.cognito:username'"),
        {"context": {"authorizer": {"claims": {"cognito:username": "joe"}}}},
        {"MessageGroupId": "joe"},
    ),
}


@cache
def rendered() -> dict[str, Any]:
    requests = [
        Request(template=request_template(target(case.backend)), **{"path": {"id": "1"}, **case.request})
        for case in CASES.values()
    ]
    return dict(zip(CASES, (json.loads(result.text) for result in render(requests)), strict=True))


@pytest.mark.parametrize("name", CASES)
def test_a_service_gets(name: str) -> None:
    found = rendered()[name]
    assert {key: found.get(key) for key in CASES[name].got} == CASES[name].got
