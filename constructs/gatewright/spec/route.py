"""Routes, and the layers that their settings come from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Struct
from msgspec.structs import replace

from gatewright.spec import nouns
from gatewright.spec.backend import Backend
from gatewright.spec.default import OFF, Default, Derived
from gatewright.spec.kind import HTTP, NOT_WEBSOCKET, REMOVE, REST, USE_CLOUDFRONT, V2, WEBSOCKET, Lack
from gatewright.spec.model import Json, Nothing, model
from gatewright.spec.parameter import ParameterSpec
from gatewright.spec.values.message import MessageKeyWord
from gatewright.spec.values.name import FieldName, Name, Scope
from gatewright.spec.values.path import GroupKey, RouteKey

Parameters = Mapping[FieldName, ParameterSpec | Nothing]

_PARAMETERS_IN_HTTP = Lack(HTTP, "declared parameters", "remove it: all parameters go to the backend")
_PARAMETERS_IN_WEBSOCKET = Lack(
    WEBSOCKET, "declared parameters", "remove it: only `$connect` has parameters, and it needs no declaration"
)


@model(
    lacks=(
        Lack(WEBSOCKET, "scopes", "check them in the authorizer of `$connect`", key="scopes"),
        Lack(HTTP, "API keys", "use an authorizer", key="api_key"),
        Lack(V2, "caching", USE_CLOUDFRONT, key="cache"),
        Lack(HTTP, "request validation", "validate requests in the backend", key="validate"),
        *(replace(_PARAMETERS_IN_HTTP, key=key) for key in ("query", "headers")),
        *(replace(_PARAMETERS_IN_WEBSOCKET, key=key) for key in ("query", "headers")),
    ),
)
class RouteSettings(Struct, frozen=True, kw_only=True):
    """Settings that `defaults`, a path group and a route share. The most specific one wins.

    Maps merge by key, other values replace; `none` removes an inherited setting.
    """

    backend: Name | Backend | None = None
    """The backend that handles requests: the name of one, or a backend inline."""
    auth: Annotated[Name | None, Default("iam")] = None
    """The authorization of clients: an authorizer, `iam` for AWS credentials, or `none` for public access."""
    scopes: tuple[Scope, ...] | None = None
    """OAuth scopes: the token needs at least one of them. An empty list removes inherited scopes."""
    api_key: Annotated[bool | None, OFF] = None
    """Requires an API key of a usage plan, in addition to `auth`."""
    throttle: Annotated[nouns.throttle.ThrottleSpec | Nothing | None, Derived("the stage's `throttle`")] = None
    """The rate and burst limits of each route. In `defaults` they apply to stages without a `throttle` of their own.

    `none` removes inherited limits. A `throttle` of the stage itself still applies.
    """
    cache: Annotated[nouns.cache.RouteCacheSpec | Nothing | None, Derived("the stage's cache, for `GET`")] = None
    """How responses are cached in stages that have a cache. `none` disables caching of the route."""
    validate: Annotated[Literal["all", "body", "parameters", "none"] | None, Default("all")] = None
    """The parts of a request that API Gateway validates before it calls the backend.

    `all` validates the body and the parameters that the route declares.
    """
    query: Parameters | None = None
    """Query string parameters."""
    headers: Parameters | None = None
    """Request headers."""


@model(
    shorthand="backend",
    lacks=(
        Lack(HTTP, "declared parameters", "remove it: the route's path declares them", key="path"),
        Lack(WEBSOCKET, "paths", "remove it, and use `body`", key="path"),
        Lack(HTTP, "models", "validate requests in the backend", key="body"),
        Lack(V2, "declared responses", "remove it: clients receive the backend's response", key="responses"),
    ),
)
class RouteSpec(RouteSettings, frozen=True, kw_only=True):
    """A route: one method on one path."""

    path: Mapping[FieldName, ParameterSpec] | None = None
    """Types and descriptions of path parameters. They need no declaration."""
    body: nouns.data_model.BodySpec | None = None
    """The request body. API Gateway does not validate bodies of a content type without a model."""
    responses: nouns.data_model.Answers | None = None
    """Documented responses, by status."""
    summary: str | None = None
    """A one-line summary of the route."""
    description: str | None = None
    """A description of the route."""
    operation: Name | None = None
    """A name for the route in generated clients and documents (`operationId`)."""
    raw: RouteRaw | None = None
    """Patches over the rendered route. They are part of the Deployment's logical ID."""


@model(
    lacks=(
        Lack(WEBSOCKET, "an OpenAPI body", "write `raw.route`", key="operation"),
        Lack(V2, "methods", "write `raw.route`", key="method"),
        Lack(
            REST,
            "routes of API Gateway V2",
            "write `raw.operation`, or `raw.method` for `render: resources`",
            key="route",
        ),
    ),
)
class RouteRaw(Struct, frozen=True, kw_only=True):
    """Patches over one rendered route, for properties that the language does not have. They depend on `render`."""

    operation: Json | None = None
    """A JSON merge patch on the OpenAPI operation, for `render: body`. A null removes a key."""
    method: Json | None = None
    """A merge patch on the properties of `AWS::ApiGateway::Method`, for `render: resources`. A null removes one."""
    route: Json | None = None
    """A merge patch on the properties of `AWS::ApiGatewayV2::Route`, for HTTP and WebSocket. A null removes one."""


@model(
    shorthand="backend",
    lacks=(Lack(NOT_WEBSOCKET, "messages", REMOVE, key="reply"),),
)
class MessageSpec(RouteSpec, frozen=True, kw_only=True):
    """A WebSocket route, by the name of a message: `$connect`, `$disconnect`, `$default` or a route key."""

    reply: Annotated[bool | None, OFF] = None
    """Returns the backend's response to the sender of the message."""


@model()
class GroupSpec(RouteSettings, frozen=True, kw_only=True):
    """A path with settings that all routes below it inherit. Groups nest."""

    routes: Routes
    """Routes, by method and the rest of the path: `GET`, `GET /{id}`; or further groups."""


Routes = Mapping[Annotated[str, RouteKey, GroupKey, MessageKeyWord], RouteSpec | GroupSpec | MessageSpec]
"""Routes by `METHOD /path`, and groups by `/path`; in WebSocket APIs routes by the names of messages."""
