"""Lets in callers that say that they are good."""

from typing import Any


def simple(event: dict[str, Any], _context: object) -> dict[str, Any]:
    caller = event["headers"]["x-caller"]
    return {"isAuthorized": caller == "good", "context": {"caller": caller, "tenant": event["identitySource"][-1]}}


def policy(event: dict[str, Any], _context: object) -> dict[str, Any]:
    caller = event["headers"]["x-caller"]
    effect = "Allow" if caller == "good" else "Deny"
    statement = {"Action": "execute-api:Invoke", "Effect": effect, "Resource": event["methodArn"]}
    document = {"Version": "2012-10-17", "Statement": [statement]}
    return {"principalId": caller, "policyDocument": document, "context": {"caller": caller}}
