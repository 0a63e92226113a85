"""Tells those who look at a board of its new figures."""

import json
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import boto3
from boto3.dynamodb.types import TypeDeserializer

VIEWERS = boto3.resource("dynamodb").Table(os.environ["VIEWERS"])
API = boto3.client("apigatewaymanagementapi", endpoint_url=os.environ["POST_TO"])

Figures = dict[str, str]


def broadcast(event: dict[str, Any], _context: object) -> None:
    """Post what has changed, one message a board, to all who look at that board."""
    changed = changes(event["Records"])
    for viewer in _viewers() if changed else ():
        figures = changed.get(viewer.get("board", ""))
        if figures:
            _post(viewer["id"], {"board": viewer["board"], "figures": figures})


def changes(records: list[dict[str, Any]]) -> Mapping[str, Figures]:
    """The newest value of every figure that was written, by board. What is taken away is not told."""
    found: defaultdict[str, Figures] = defaultdict(dict)
    for record in records:
        image = record["dynamodb"].get("NewImage")
        if image:
            item = {name: TypeDeserializer().deserialize(value) for name, value in image.items()}
            found[item["board"]][item["figure"]] = str(item["value"])
    return found


def _viewers() -> Iterator[dict[str, Any]]:
    scan: dict[str, Any] = {}
    while True:
        page = VIEWERS.scan(**scan)
        yield from page["Items"]
        if "LastEvaluatedKey" not in page:
            return
        scan["ExclusiveStartKey"] = page["LastEvaluatedKey"]


def _post(connection: str, message: dict[str, Any]) -> None:
    try:
        API.post_to_connection(ConnectionId=connection, Data=json.dumps(message).encode())
    except API.exceptions.GoneException:
        VIEWERS.delete_item(Key={"id": connection})  # not every client says goodbye
