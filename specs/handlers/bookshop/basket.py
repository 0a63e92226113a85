"""A reader's basket: how many copies of which books. It reads the second version of events, which HTTP APIs send."""

import json
import os
from typing import Any

import boto3
from boto3.dynamodb.conditions import Key

MOST = 99

table = boto3.resource("dynamodb").Table(os.environ["BASKETS"])

Answer = dict[str, Any]


def handler(event: dict[str, Any], _context: object) -> Answer:
    """Answer a request of whoever the gateway has found to be the token's reader."""
    reader = event["requestContext"]["authorizer"]["jwt"]["claims"]["sub"]
    match event["requestContext"]["http"]["method"]:
        case "PUT":
            return _put(reader, event["pathParameters"]["book"], event.get("body") or "")
        case "DELETE":
            table.delete_item(Key={"reader": reader, "book": event["pathParameters"]["book"]})
            return {"statusCode": 204}
        case _:
            return _answer(200, _basket(reader))


def _put(reader: str, book: str, body: str) -> Answer:
    copies = _copies(body)
    if not 1 <= copies <= MOST:
        return _answer(400, {"message": f'Say how many, from 1 to {MOST}: {{"copies": 1}}'})
    table.put_item(Item={"reader": reader, "book": book, "copies": copies})
    return _answer(200, {"book": book, "copies": copies})


def _copies(body: str) -> int:
    """How many copies a request asks for; none if it does not say so."""
    try:
        asked = json.loads(body)
    except json.JSONDecodeError:
        return 0
    copies = asked.get("copies") if isinstance(asked, dict) else None
    return copies if type(copies) is int else 0


def _basket(reader: str) -> list[dict[str, Any]]:
    found = table.query(KeyConditionExpression=Key("reader").eq(reader))["Items"]
    return [{"book": item["book"], "copies": int(item["copies"])} for item in found]


def _answer(status: int, body: object) -> Answer:
    return {"statusCode": status, "headers": {"Content-Type": "application/json"}, "body": json.dumps(body)}
