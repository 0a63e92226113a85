"""Greets whoever is named in the path, and tells that it is alive where nobody is.

It answers REST APIs and HTTP APIs: what it reads is in both versions of their events.
"""

import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """Answer a request. Where a path has no variables, REST APIs say so with a null, and HTTP APIs say nothing."""
    name = (event.get("pathParameters") or {}).get("name")
    answer = {"message": f"Hello, {name}!"} if name else {"status": "alive"}
    return {"statusCode": 200, "headers": {"Content-Type": "application/json"}, "body": json.dumps(answer)}
