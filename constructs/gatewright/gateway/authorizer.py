"""Who may call."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from gatewright.document import Path
from gatewright.gateway.function import Function
from gatewright.gateway.values import DeployText, Outside
from gatewright.spec.values.identity import Identity


class CognitoAuthorizer(Struct, frozen=True, kw_only=True):
    """Tokens of user pools."""

    name: str
    path: Path
    user_pools: tuple[Outside, ...]
    header: str
    validation: str | None
    ttl: float
    """In seconds."""
    description: str


class OriginCheck(Struct, frozen=True):
    """The generated function that allows only requests that came through CloudFront."""


class LambdaAuthorizer(Struct, frozen=True, kw_only=True):
    """A Lambda authorizer."""

    name: str
    path: Path
    function: Function | Outside | OriginCheck
    type: Literal["request", "token"]
    identity: tuple[Identity, ...]
    validation: str | None
    ttl: float
    """In seconds."""
    role: Outside | None
    description: str
    payload: Literal[1, 2]
    """The version of the event."""
    simple: bool
    """Whether the function returns a boolean instead of a policy."""


class JwtAuthorizer(Struct, frozen=True, kw_only=True):
    """Tokens of an OpenID Connect provider."""

    name: str
    path: Path
    description: str
    issuer: str | DeployText
    audience: tuple[str | DeployText, ...]
    identity: Identity


Authorizer = CognitoAuthorizer | LambdaAuthorizer | JwtAuthorizer
"""The authorizer, if the route is neither open nor authorized by IAM."""
