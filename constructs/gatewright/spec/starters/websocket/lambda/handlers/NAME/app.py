"""Greets the sender of a message."""

import json
from typing import Any


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Handle a message, or a connection."""
    if event["requestContext"]["routeKey"] != "hello":
        return {"statusCode": 200}
    name = json.loads(event["body"])["name"]
    return {"statusCode": 200, "body": json.dumps({"message": f"Hello, {name}!"})}
