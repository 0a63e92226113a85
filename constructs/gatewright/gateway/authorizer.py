"""Who may call."""

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
    """The function that is made to let through what has come through CloudFront."""


class LambdaAuthorizer(Struct, frozen=True, kw_only=True):
    """A function that lets callers through."""

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
    """Whether the function answers yes or no instead of with a policy."""


class JwtAuthorizer(Struct, frozen=True, kw_only=True):
    """Tokens of an OpenID Connect provider."""

    name: str
    path: Path
    description: str
    issuer: str | DeployText
    audience: tuple[str | DeployText, ...]
    identity: Identity


Authorizer = CognitoAuthorizer | LambdaAuthorizer | JwtAuthorizer
"""Who may call, if it is neither everybody nor anybody with AWS credentials."""
