"""Greets somebody."""

import json
from typing import Any


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Answer a request that API Gateway passes on as it is."""
    greeting = {"message": f"Hello, {event['pathParameters']['name']}!"}
    return {"statusCode": 200, "headers": {"Content-Type": "application/json"}, "body": json.dumps(greeting)}
