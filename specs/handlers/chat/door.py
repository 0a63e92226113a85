"""Lets those in who have a ticket: `NAME.EXPIRES.SIGNATURE`, signed with a key that the sign-in knows as well."""

import hashlib
import hmac
import os
import time
from functools import cache
from typing import Any

import boto3


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """Answer the authorizer's question. The name goes into the context of all that is sent later."""
    name = holder((event.get("queryStringParameters") or {}).get("ticket", ""), _key(), time.time())
    statement = {"Action": "execute-api:Invoke", "Effect": "Allow" if name else "Deny", "Resource": event["methodArn"]}
    return {
        "principalId": name or "nobody",
        "policyDocument": {"Version": "2012-10-17", "Statement": [statement]},
        "context": {"name": name},
    }


def holder(ticket: str, key: str, now: float) -> str:
    """Whose ticket it is; nobody's if it is not good, or not any more."""
    name, _, rest = ticket.partition(".")
    expires, _, signature = rest.partition(".")
    good = hmac.compare_digest(sign(name, expires, key).encode(), signature.encode())
    return name if good and expires.isdecimal() and now < int(expires) else ""


def sign(name: str, expires: str, key: str) -> str:
    """The signature of a ticket."""
    return hmac.new(key.encode(), f"{name}.{expires}".encode(), hashlib.sha256).hexdigest()


@cache
def _key() -> str:
    secret = boto3.client("secretsmanager").get_secret_value(SecretId=os.environ["TICKET_KEY"])
    return str(secret["SecretString"])
