"""Routes, and the layers that their settings come from."""

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec.backend import Backend
from gatewright.spec.cache import RouteCacheSpec
from gatewright.spec.data_model import Answers, BodySpec
from gatewright.spec.model import Json, Nothing, model
from gatewright.spec.parameter import ParameterSpec
from gatewright.spec.throttle import ThrottleSpec
from gatewright.spec.values.message import MessageKeyWord
from gatewright.spec.values.name import FieldName, Name, Scope
from gatewright.spec.values.path import GroupKey, RouteKey

Parameters = Mapping[FieldName, ParameterSpec | Nothing]


@model()
class RouteSettings(Struct, frozen=True, kw_only=True):
    """What `defaults`, a path group and a route can all say. The innermost word counts.

    Maps merge entry by entry, everything else replaces; `none` removes what an outer layer set.
    """

    backend: Name | Backend | None = None
    """What answers: the name of a backend, or a backend written in place."""
    auth: Name | None = None
    """Who may call: an authorizer, `iam` for AWS credentials, or `none` for everybody. `iam` when nothing is said."""
    scopes: tuple[Scope, ...] | None = None
    """Scopes of which a token needs one, where tokens are checked. An empty list is none of an outer layer's."""
    api_key: bool | None = None
    """Whether callers need an API key of a plan besides; they do not when nothing is said."""
    throttle: ThrottleSpec | Nothing | None = None
    """How many requests each route lets through; in `defaults`, for stages that do not say it themselves.

    `none` frees a route of what an outer layer says; what a stage says itself holds for it all the same.
    """
    cache: RouteCacheSpec | Nothing | None = None
    """How answers are cached in stages that have a cache; `none` keeps them out of it."""
    validate: Literal["all", "body", "parameters", "none"] | None = None
    """What is checked before the backend is called; whatever the route declares when nothing is said."""
    query: Parameters | None = None
    """Parameters of the query string."""
    headers: Parameters | None = None
    """Request headers."""


@model(shorthand="backend")
class RouteSpec(RouteSettings, frozen=True, kw_only=True):
    """One method on one path."""

    path: Mapping[FieldName, ParameterSpec] | None = None
    """More about the path's variables, which need no declaration."""
    body: BodySpec | None = None
    """The body that the route takes. Without a model for its content type a body is not checked."""
    responses: Answers | None = None
    """What the route answers, by status."""
    summary: str | None = None
    """What the route does, in a line."""
    description: str | None = None
    """What the route does, at length."""
    operation: Name | None = None
    """A name for the route in generated clients and documents."""
    raw: "RouteRaw | None" = None
    """Patches over the rendered route; part of what a deployment's identity is made from."""


@model()
class RouteRaw(Struct, frozen=True, kw_only=True):
    """The way out of the language, for one route. Say it for the rendering in use."""

    operation: Json | None = None
    """A merge patch on the OpenAPI operation, for `render: body`. A null removes."""
    method: Json | None = None
    """A merge patch on the properties of `AWS::ApiGateway::Method`, for `render: resources`. A null removes."""
    route: Json | None = None
    """A merge patch on the properties of `AWS::ApiGatewayV2::Route`, for HTTP and WebSocket. A null removes."""


@model(shorthand="backend")
class MessageSpec(RouteSpec, frozen=True, kw_only=True):
    """A route that is no method on a path: a kind of message, or everything that no other route is for."""

    reply: bool | None = None
    """Whether the backend's answer goes back to the sender of a message; it does not when nothing is said."""


@model()
class GroupSpec(RouteSettings, frozen=True, kw_only=True):
    """A path with settings that all routes below it share. Groups nest."""

    routes: "Routes"
    """The routes, by method and the rest of the path: `GET`, `GET /{id}`; or further groups."""


Routes = Mapping[Annotated[str, RouteKey, GroupKey, MessageKeyWord], RouteSpec | GroupSpec | MessageSpec]
"""Routes by `METHOD /path`, and groups by `/path`; in WebSocket APIs routes by the names of messages."""
