"""Lets in those that call themselves good, and gives each decision a number of its own."""

import uuid
from typing import Any


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    headers = {name.lower(): value for name, value in event.get("headers", {}).items()}
    said = event.get("authorizationToken") or headers.get("x-caller", "good")
    stage = "/".join(event["methodArn"].split("/")[:2])
    statement = {
        "Action": "execute-api:Invoke",
        "Effect": "Allow" if said == "good" else "Deny",
        "Resource": f"{stage}/*",
    }
    return {
        "principalId": said,
        "policyDocument": {"Version": "2012-10-17", "Statement": [statement]},
        "context": {"decision": uuid.uuid4().hex},
    }
