"""A shop's orders, in memory: enough to see the gateway at work."""

import json
import os
import uuid
from typing import Any

PAGES = os.environ.get("PAGES", "").split()
"""The pages that may read answers in a browser."""

ORDERS: dict[str, dict[str, Any]] = {}


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """Answer an API Gateway proxy event."""
    origin = (event.get("headers") or {}).get("Origin", "")
    method, order_id = event["httpMethod"], (event.get("pathParameters") or {}).get("id")
    if method == "POST":
        order = {**json.loads(event["body"]), "id": uuid.uuid4().hex}
        ORDERS[order["id"]] = order
        return _answer(201, order, origin)
    if order_id is None:
        return _answer(200, list(ORDERS.values()), origin)
    if order_id not in ORDERS:
        return _answer(404, {"message": "There is no such order."}, origin)
    return _answer(200, ORDERS[order_id], origin)


def _answer(status: int, body: object, origin: str) -> dict[str, Any]:
    """A proxy's answers are its own, so it says itself which pages may read them; the gateway checked the preflight."""
    headers = {"Content-Type": "application/json", "Vary": "Origin"}
    if origin in PAGES:
        headers |= {"Access-Control-Allow-Origin": origin, "Access-Control-Allow-Credentials": "true"}
    return {"statusCode": status, "headers": headers, "body": json.dumps(body)}
