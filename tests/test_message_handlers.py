"""The functions of `specs/` that messages go to, called with events such as API Gateway sends.

What AWS answers them is stubbed where the client would send its request, so that each call is held against AWS's model.
"""

from __future__ import annotations

import json
import runpy
import time
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from botocore.stub import ANY, Stubber

KEY = "a key of tests"
POST_TO = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/live"

ASKED = {"TableName": "connections", "Key": {"id": "c1"}, "ConsistentRead": True}
QUERY = {"TableName": "members", "KeyConditionExpression": ANY, "ConsistentRead": True}

Module = Mapping[str, Any]
Load = Callable[[str], Module]


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Load:
    """The names of a handler's module, loaded as Lambda would."""
    told = {"AWS_DEFAULT_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
    tables = {"CONNECTIONS": "connections", "MEMBERS": "members", "VIEWERS": "viewers"}
    for name, value in {**told, **tables, "POST_TO": POST_TO}.items():
        monkeypatch.setenv(name, value)
    return lambda file: runpy.run_path(f"specs/handlers/{file}")


@pytest.mark.parametrize(
    ("ticket", "name"),
    [
        ("ada.2000.{}", "ada"),
        ("ada.1000.{}", ""),
        ("ada.1999.{}", ""),
        ("ada.2000.", ""),
        ("ada.2000", ""),
        ("", ""),
        ("ada.later.{}", ""),
        ("eve.2000.{}", ""),
        (".2000.{}", ""),
    ],
)
def test_a_ticket_lets_in_whom_it_was_signed_for_until_it_expires(load: Load, ticket: str, name: str) -> None:
    door = load("chat/door.py")
    expires = ticket.split(".")[1] if "." in ticket else ""
    signature = door["sign"]("ada", "2000" if expires == "1999" else expires, KEY)
    assert door["holder"](ticket.format(signature), KEY, 1500.0) == name


def test_a_ticket_of_another_key_lets_nobody_in(load: Load) -> None:
    door = load("chat/door.py")
    assert door["holder"](f"ada.2000.{door['sign']('ada', '2000', 'another')}", KEY, 1500.0) == ""


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ([("sales", "today", "7")], {"sales": {"today": "7"}}),
        ([("sales", "today", "7"), ("sales", "today", "8.5")], {"sales": {"today": "8.5"}}),
        ([("sales", "today", "7"), ("stock", "tea", "2")], {"sales": {"today": "7"}, "stock": {"tea": "2"}}),
        ([], {}),
    ],
)
def test_the_newest_of_every_figure_is_told(
    load: Load, changed: list[tuple[str, str, str]], told: dict[str, dict[str, str]]
) -> None:
    removed = {"eventName": "REMOVE", "dynamodb": {"Keys": {"board": {"S": "old"}, "figure": {"S": "x"}}}}
    assert load("dashboard/app.py")["changes"]([removed, *(record(*each) for each in changed)]) == told


def test_all_who_look_at_a_board_are_told_and_who_is_gone_is_forgotten(load: Load) -> None:
    module = load("dashboard/app.py")
    viewers, connections = Stubber(module["VIEWERS"].meta.client), Stubber(module["API"])
    start = {"id": {"S": "c2"}}
    first, second = [viewer("c1", "sales"), viewer("c2", "stock")], [viewer("c3", "sales"), {"id": {"S": "c4"}}]
    viewers.add_response("scan", {"Items": first, "LastEvaluatedKey": start}, {"TableName": "viewers"})
    message = json.dumps({"board": "sales", "figures": {"today": "7"}}).encode()
    connections.add_response("post_to_connection", {}, {"ConnectionId": "c1", "Data": message})
    viewers.add_response("scan", {"Items": second}, {"TableName": "viewers", "ExclusiveStartKey": ANY})
    connections.add_client_error("post_to_connection", "GoneException", http_status_code=410)
    viewers.add_response("delete_item", {}, {"TableName": "viewers", "Key": {"id": "c3"}})
    with viewers, connections:
        module["broadcast"]({"Records": [record("sales", "today", "7")]}, None)
    viewers.assert_no_pending_responses()
    connections.assert_no_pending_responses()


def test_nobody_is_looked_for_when_no_figure_has_changed(load: Load) -> None:
    module = load("dashboard/app.py")
    with Stubber(module["VIEWERS"].meta.client), Stubber(module["API"]):
        module["broadcast"]({"Records": []}, None)


def test_who_connects_is_known_for_as_long_as_a_connection_can_last(
    load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = load("chat/rooms.py")
    monkeypatch.setattr(time, "time", lambda: 1000.25)
    row = {"id": "c1", "name": "ada", "expires": 1000 + 2 * 60 * 60}
    with Stubber(module["CONNECTIONS"].meta.client) as connections:
        connections.add_response("put_item", {}, {"TableName": "connections", "Item": row})
        assert module["handler"](said("$connect", authorizer={"name": "ada"}), None) == {"statusCode": 200}


def test_all_pages_of_a_room_hear_what_is_said_and_who_is_gone_is_forgotten(load: Load) -> None:
    module = load("chat/rooms.py")
    connections, members = Stubber(module["CONNECTIONS"].meta.client), Stubber(module["MEMBERS"].meta.client)
    posted = Stubber(module["_api"](POST_TO))
    connections.add_response("get_item", {"Item": member("c1", "ada")}, ASKED)
    members.add_response("query", {"Items": [member("c1", "ada")], "LastEvaluatedKey": {"id": {"S": "c1"}}}, QUERY)
    members.add_response("query", {"Items": [member("c2", "grace")]}, {**QUERY, "ExclusiveStartKey": ANY})
    data = json.dumps({"event": "said", "name": "ada", "text": "Hello!"}).encode()
    posted.add_response("post_to_connection", {}, {"ConnectionId": "c1", "Data": data})
    posted.add_client_error("post_to_connection", "GoneException", http_status_code=410)
    connections.add_response("delete_item", {}, {"TableName": "connections", "Key": {"id": "c2"}})
    members.add_response("delete_item", {}, {"TableName": "members", "Key": {"room": "engines", "id": "c2"}})
    with connections, members, posted:
        assert module["handler"](said("say", {"text": "Hello!"}), None) == {"statusCode": 200}
    for stubber in (connections, members, posted):
        stubber.assert_no_pending_responses()


def test_who_is_nowhere_is_with_nobody(load: Load) -> None:
    module = load("chat/rooms.py")
    with Stubber(module["CONNECTIONS"].meta.client) as connections:
        connections.add_response("get_item", {}, ASKED)
        answer = module["handler"](said("who"), None)
    assert json.loads(answer["body"]) == {"event": "who", "names": []}


def test_messages_are_posted_where_the_sender_is_connected_if_nothing_else_is_said(
    load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = load("chat/rooms.py")
    monkeypatch.delenv("POST_TO")
    with (
        Stubber(module["CONNECTIONS"].meta.client) as connections,
        Stubber(module["_api"]("https://chat.example.com/live")) as posted,
    ):
        connections.add_response("get_item", {"Item": {"id": {"S": "c1"}}}, ASKED)
        posted.add_response("post_to_connection", {}, {"ConnectionId": "c1", "Data": ANY})
        assert module["handler"](said("say", {"text": "Hello!"}), None) == {"statusCode": 409}
        posted.assert_no_pending_responses()


def said(route: str, body: object = None, **more: object) -> dict[str, Any]:
    """The event of a message from the connection `c1`."""
    place = {"domainName": "chat.example.com", "stage": "live"}
    context = {"connectionId": "c1", "routeKey": route, **place, **more}
    return {"requestContext": context, "body": None if body is None else json.dumps(body)}


def record(board: str, figure: str, value: str) -> dict[str, Any]:
    image = {"board": {"S": board}, "figure": {"S": figure}, "value": {"N": value}}
    return {"eventName": "MODIFY", "dynamodb": {"NewImage": image}}


def viewer(connection: str, board: str) -> dict[str, Any]:
    return {"id": {"S": connection}, "board": {"S": board}}


def member(connection: str, name: str) -> dict[str, Any]:
    return {"id": {"S": connection}, "name": {"S": name}, "room": {"S": "engines"}}
