"""Authorizers: who may call, decided by a user pool or by a function."""

from typing import Literal

from msgspec import Struct

from gatewright.spec.backend import HttpUrl
from gatewright.spec.model import model
from gatewright.spec.reference import Reference, TextReference
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.identity import Identity
from gatewright.spec.values.name import FieldName


@model(tag="cognito")
class CognitoAuthorizerSpec(Struct, frozen=True, kw_only=True):
    """Callers with a token of a Cognito user pool.

    A route with `scopes` wants an access token, a route without them an id token.
    """

    user_pools: tuple[Reference, ...]
    """The pools: ARNs, bound pools, or references."""
    header: FieldName | None = None
    """The header that holds the token; `Authorization` when nothing is said."""
    validation: str | None = None
    """A regular expression that a token's audience, the id of an app's client, must match."""
    ttl: Duration | None = None
    """How long a decision is kept, at most 1h; 5m when nothing is said."""
    description: str | None = None
    """What callers have to know of it."""


@model(tag="lambda", shorthand="function")
class LambdaAuthorizerSpec(Struct, frozen=True, kw_only=True):
    """Callers that a function lets through.

    A decision is kept for all requests with the same `identity`, whatever their path: a policy that the function
    returns should name every route that the caller may use.
    """

    function: Reference
    """One of this spec's functions, a bound function, or another one's ARN."""
    type: Literal["request", "token"] | None = None
    """What the function gets: the `request` without its body, or only a `token`. The request when nothing is said."""
    identity: tuple[Identity, ...] | None = None
    """The parts of a request that have to be there, and by which decisions are kept. A token has one: its header."""
    validation: str | None = None
    """For `token`: a regular expression that the token must match before the function is called."""
    ttl: Duration | None = None
    """How long a decision is kept, at most 1h; 5m when nothing is said, and not at all without an `identity`."""
    role: Reference | None = None
    """A role that API Gateway takes on to call the function; without it the function lets API Gateway call it."""
    description: str | None = None
    """What callers have to know of it."""
    payload: Literal[1, 2] | None = None
    """The version of the event that the function gets; 2 when nothing is said. REST has 1 only."""
    simple: bool | None = None
    """Whether the function answers `{isAuthorized: true}`, with version 2; else it answers with a policy."""


@model(tag="jwt")
class JwtAuthorizerSpec(Struct, frozen=True, kw_only=True):
    """Callers with a token that an OpenID Connect provider has signed: Cognito, Auth0, Entra, Okta, your own.

    API Gateway checks signature, issuer, audience and time by itself, and a route's `scopes` against the token's.
    """

    issuer: HttpUrl | TextReference
    """The provider, as the token's `iss` has it: `https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCd`."""
    audience: tuple[str | TextReference, ...]
    """Whom a token has to be for: its `aud`, or its `client_id` where it has no `aud`. One of them is enough."""
    description: str | None = None
    """What callers have to know of it."""
    identity: Identity | None = None
    """Where the token is: a header or a query parameter; `header.Authorization` when nothing is said."""


Authorizer = CognitoAuthorizerSpec | LambdaAuthorizerSpec | JwtAuthorizerSpec
"""One of the kinds of authorizer, chosen by its key."""
