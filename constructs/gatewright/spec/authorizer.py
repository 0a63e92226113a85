"""Authorizers: a user pool, a function or an OpenID Connect provider authorizes clients."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec.backend import HttpUrl
from gatewright.spec.default import OFF, Default, DefaultByKind, Derived
from gatewright.spec.kind import HTTP, NOT_HTTP, REMOVE, REST, V2, WEBSOCKET, Lack
from gatewright.spec.model import model
from gatewright.spec.reference import Reference, TextReference
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.identity import Identity
from gatewright.spec.values.name import FieldName


@model(
    tag="cognito",
    lacks=(
        Lack(HTTP, "Cognito authorizers", "write `jwt:` with the user pool's issuer and its clients as audience"),
        Lack(WEBSOCKET, "Cognito authorizers", "check the token in a Lambda authorizer"),
    ),
)
class CognitoAuthorizerSpec(Struct, frozen=True, kw_only=True):
    """A Cognito authorizer: clients need a token of a user pool.

    Routes with `scopes` need an access token, routes without them an ID token.
    """

    user_pools: tuple[Reference, ...]
    """The user pools: ARNs, bound names, or references."""
    header: Annotated[FieldName | None, Default("Authorization")] = None
    """The header that holds the token."""
    validation: str | None = None
    """A regular expression for the token's audience, which is the ID of an app client."""
    ttl: Annotated[Duration | None, Default("5m")] = None
    """How long API Gateway caches the authorizer's result, at most 1h."""
    description: str | None = None
    """A description for clients."""


@model(
    tag="lambda",
    shorthand="function",
    lacks=(
        Lack(
            V2,
            "token authorizers",
            "write `type: request`, and the header as `identity`",
            key="type",
            values=("token",),
        ),
        Lack(V2, "validation of tokens", "check the token in the function", key="validation"),
        Lack(WEBSOCKET, "cached authorizer results", "remove it: API Gateway authorizes a connection once", key="ttl"),
        Lack(NOT_HTTP, "payload format version 2.0", REMOVE, key="payload", values=(2,)),
        Lack(NOT_HTTP, "simple authorizer responses", "respond with a policy", key="simple"),
    ),
)
class LambdaAuthorizerSpec(Struct, frozen=True, kw_only=True):
    """A Lambda authorizer: a function authorizes clients.

    Its result is cached for all requests with the same `identity`, whatever their path, so the IAM policy that the
    function returns must cover every route that the client can use.
    """

    function: Reference
    """The function: one of this spec's, a bound name, or an ARN."""
    type: Annotated[Literal["request", "token"] | None, Default("request")] = None
    """The event that the function receives: the `request` without its body, or only a `token`."""
    identity: Annotated[tuple[Identity, ...] | None, Derived("`[header.Authorization]` for `type: token`")] = None
    """The identity sources: required parts of the request, and the cache key. With `type: token` it is one header."""
    validation: str | None = None
    """For `type: token`: a regular expression that the token must match before API Gateway calls the function."""
    ttl: Annotated[Duration | None, Derived("`5m`, or no caching without an `identity`")] = None
    """How long API Gateway caches the function's result, at most 1h."""
    role: Annotated[Reference | None, Derived("a permission of the function")] = None
    """The IAM role that API Gateway assumes to call the function."""
    description: str | None = None
    """A description for clients."""
    payload: Annotated[Literal[1, 2] | None, DefaultByKind({"rest": 1, "http": 2, "websocket": 1})] = None
    """The payload format version. REST and WebSocket APIs support 1.0 only."""
    simple: Annotated[bool | None, OFF] = None
    """Enables simple responses, `{isAuthorized: true}`, instead of IAM policies. Requires payload format 2.0."""


@model(
    tag="jwt",
    lacks=(
        Lack(REST, "JWT authorizers", "write `cognito:`, or check the token in a Lambda authorizer"),
        Lack(WEBSOCKET, "JWT authorizers", "check the token in a Lambda authorizer"),
    ),
)
class JwtAuthorizerSpec(Struct, frozen=True, kw_only=True):
    """A JWT authorizer, for any OpenID Connect issuer: Cognito, Auth0, Entra, Okta.

    API Gateway validates signature, issuer, audience and expiry, and the `scopes` of routes.
    """

    issuer: HttpUrl | TextReference
    """The issuer, as in the `iss` claim: `https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCd`."""
    audience: tuple[str | TextReference, ...]
    """Accepted audiences: the `aud` claim, or `client_id` in a token without `aud`."""
    description: str | None = None
    """A description for clients."""
    identity: Annotated[Identity | None, Default("header.Authorization")] = None
    """The location of the token: a header or a query parameter."""


Authorizer = CognitoAuthorizerSpec | LambdaAuthorizerSpec | JwtAuthorizerSpec
"""An authorizer, chosen by its key."""
