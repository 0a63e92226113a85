"""Routes."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from gatewright.document import Path
from gatewright.gateway.authorizer import Authorizer
from gatewright.gateway.backend import Backend
from gatewright.gateway.data_model import DataModel
from gatewright.gateway.values import ParameterLocation, Setting, Throttle
from gatewright.spec.model import Json
from gatewright.spec.values.identity import Identity
from gatewright.spec.values.path import RoutePath


class RouteCache(Struct, frozen=True, kw_only=True):
    """How a route is cached where there is a cache."""

    enabled: bool
    ttl: float | None
    """In seconds, as written. Defaults to the stage's."""
    key: tuple[Identity, ...]


class RequestParameter(Struct, frozen=True, kw_only=True):
    """Something that a route takes from its request."""

    location: ParameterLocation
    name: str
    type: str
    required: bool
    description: str
    path: Path


class Body(Struct, frozen=True, kw_only=True):
    """A body, with a model for each content type."""

    path: Path
    description: str
    models: Mapping[str, DataModel]


class RouteAnswer(Struct, frozen=True, kw_only=True):
    """The response of a route with one status."""

    status: str
    path: Path
    description: str
    body: Body | None
    headers: Mapping[str, str]
    """What each header means, where the spec says it."""

    @property
    def models(self) -> Mapping[str, DataModel]:
        """The body's models, by content type."""
        return self.body.models if self.body else {}


class Route(Struct, frozen=True, kw_only=True):
    """One method on one path, with everything that is true of it."""

    method: str
    url: RoutePath
    path: Path
    backend: Setting[Backend]
    auth: Setting[str]
    """`iam`, `none`, or the name of an authorizer."""
    authorizer: Authorizer | None
    scopes: Setting[tuple[str, ...]]
    api_key: Setting[bool]
    throttle: Setting[Throttle] | None
    """What the route or its group says; stages say the rest."""
    cache: Setting[RouteCache] | None
    parameters: tuple[RequestParameter, ...]
    body: Body | None
    answers: tuple[RouteAnswer, ...]
    validate_body: bool
    validate_parameters: bool
    summary: str
    description: str
    operation: str
    raw_operation: Json
    raw_method: Json
    raw_route: Json
    message: str = ""
    """The whole key, where it is no method on a path: `$default`, `sendMessage`."""
    reply: bool = False
    """Whether the sender of a message gets a response."""

    @property
    def key(self) -> str:
        """The route as people name it: `GET /orders/{id}`."""
        return self.message or f"{self.method} {self.url}"
