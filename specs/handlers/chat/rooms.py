"""Rooms: tables know who is connected and who is where, and what is said is posted to everybody there."""

import json
import os
import time
from collections.abc import Iterator
from functools import cache
from typing import Any

import boto3
from boto3.dynamodb.conditions import Key

CONNECTIONS = boto3.resource("dynamodb").Table(os.environ["CONNECTIONS"])
MEMBERS = boto3.resource("dynamodb").Table(os.environ["MEMBERS"])
LIFETIME_S = 2 * 60 * 60
"""API Gateway closes every connection by then: a row that is still there tells of nobody."""

Item = dict[str, Any]


def handler(event: Item, _context: object) -> Item:
    """Answer whatever route was taken. Only what `who` answers goes back to the sender."""
    return _ROUTES[event["requestContext"]["routeKey"]](event)


def connect(event: Item) -> Item:
    """Remember a connection and whose it is."""
    context = event["requestContext"]
    expires = int(time.time()) + LIFETIME_S
    sender = {"id": context["connectionId"], "name": context["authorizer"]["name"], "expires": expires}
    CONNECTIONS.put_item(Item=sender)
    return {"statusCode": 200}


def disconnect(event: Item) -> Item:
    """Forget a connection, and tell those who were in the same room."""
    sender = _sender(event)
    CONNECTIONS.delete_item(Key={"id": sender["id"]})
    _leave(event, sender)
    return {"statusCode": 200}


def join(event: Item) -> Item:
    """Move a connection into a room, and tell everybody in it."""
    sender, room = _sender(event), json.loads(event["body"])["room"]
    _leave(event, sender)
    sender["room"] = room
    CONNECTIONS.put_item(Item=sender)
    MEMBERS.put_item(Item=sender)
    _tell(event, room, {"event": "joined", "room": room, "name": sender["name"]})
    return {"statusCode": 200}


def say(event: Item) -> Item:
    """Post a line to everybody in the sender's room."""
    sender = _sender(event)
    if "room" not in sender:
        _post(event, sender, {"event": "error", "message": "Join a room first."})
        return {"statusCode": 409}
    _tell(event, sender["room"], {"event": "said", "name": sender["name"], "text": json.loads(event["body"])["text"]})
    return {"statusCode": 200}


def who(event: Item) -> Item:
    """Answer who is in the sender's room."""
    room = _sender(event).get("room")
    names = sorted({member["name"] for member in _members(room)}) if room else []
    return {"statusCode": 200, "body": json.dumps({"event": "who", "names": names})}


_ROUTES = {"$connect": connect, "$disconnect": disconnect, "join": join, "say": say, "who": who}


def _sender(event: Item) -> Item:
    connection = event["requestContext"]["connectionId"]
    sender: Item = CONNECTIONS.get_item(Key={"id": connection}, ConsistentRead=True).get("Item", {})
    return {"id": connection, "name": "somebody", **sender}


def _leave(event: Item, sender: Item) -> None:
    if "room" in sender:
        MEMBERS.delete_item(Key={"room": sender["room"], "id": sender["id"]})
        _tell(event, sender["room"], {"event": "left", "name": sender["name"]})


def _members(room: str) -> Iterator[Item]:
    query: Item = {"KeyConditionExpression": Key("room").eq(room), "ConsistentRead": True}
    while True:
        page = MEMBERS.query(**query)
        yield from page["Items"]
        if "LastEvaluatedKey" not in page:
            return
        query["ExclusiveStartKey"] = page["LastEvaluatedKey"]


def _tell(event: Item, room: str, message: Item) -> None:
    for member in _members(room):
        _post(event, member, message)


def _post(event: Item, to: Item, message: Item) -> None:
    """Post to a connection, or forget it if nobody is there any more: not every client says goodbye."""
    api = _api(_address(event["requestContext"]))
    try:
        api.post_to_connection(ConnectionId=to["id"], Data=json.dumps(message).encode())
    except api.exceptions.GoneException:
        CONNECTIONS.delete_item(Key={"id": to["id"]})
        if "room" in to:
            MEMBERS.delete_item(Key={"room": to["room"], "id": to["id"]})


def _address(context: Item) -> str:
    """Where to post. Behind a domain whose paths are not stages, `POST_TO` has to say it."""
    return os.environ.get("POST_TO") or f"https://{context['domainName']}/{context['stage']}"


@cache
def _api(address: str) -> Any:
    return boto3.client("apigatewaymanagementapi", endpoint_url=address)
