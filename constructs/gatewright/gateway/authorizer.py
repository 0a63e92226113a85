"""Who may call."""

from typing import Literal

from msgspec import Struct

from gatewright.document import Path
from gatewright.gateway.function import Function
from gatewright.gateway.values import Outside
from gatewright.spec.values.identity import Identity


class CognitoAuthorizer(Struct, frozen=True, kw_only=True):
    """Tokens of user pools."""

    name: str
    path: Path
    user_pools: tuple[Outside, ...]
    header: str
    validation: str | None
    ttl: int
    """In seconds."""


class LambdaAuthorizer(Struct, frozen=True, kw_only=True):
    """A function that lets callers through."""

    name: str
    path: Path
    function: Function | Outside
    type: Literal["request", "token"]
    identity: tuple[Identity, ...]
    validation: str | None
    ttl: int
    """In seconds."""
    role: Outside | None


Authorizer = CognitoAuthorizer | LambdaAuthorizer
"""Who may call, if it is neither everybody nor anybody with AWS credentials."""
