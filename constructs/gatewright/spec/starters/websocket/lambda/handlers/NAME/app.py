"""Greets whoever sends a name."""

import json
from typing import Any


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Answer a message, or let somebody connect."""
    if event["requestContext"]["routeKey"] != "hello":
        return {"statusCode": 200}
    name = json.loads(event["body"])["name"]
    return {"statusCode": 200, "body": json.dumps({"message": f"Hello, {name}!"})}
