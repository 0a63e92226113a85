"""Tells what the gateway knows of its caller."""

import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    known = event["requestContext"].get("authorizer") or {}
    return {"statusCode": 200, "headers": {"Content-Type": "application/json"}, "body": json.dumps(known)}
