"""Greets a person."""

import json
from typing import Any


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Handle a request of a proxy integration."""
    greeting = {"message": f"Hello, {event['pathParameters']['name']}!"}
    return {"statusCode": 200, "headers": {"Content-Type": "application/json"}, "body": json.dumps(greeting)}
