"""Lets partners in by their token."""

from typing import Any

TOKENS = {"Bearer acme-token": "acme", "Bearer globex-token": "globex"}


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """Answer an API Gateway token authorizer event."""
    partner = TOKENS.get(event["authorizationToken"])
    # The decision is kept for all routes, so the policy names the whole stage rather than this one request.
    stage = "/".join(event["methodArn"].split("/")[:2])
    statement = {
        "Action": "execute-api:Invoke",
        "Effect": "Allow" if partner else "Deny",
        "Resource": f"{stage}/*",
    }
    return {
        "principalId": partner or "nobody",
        "policyDocument": {"Version": "2012-10-17", "Statement": [statement]},
    }
