"""Caches: answers that API Gateway gives again without asking the backend."""

from typing import Literal

from msgspec import Struct

from gatewright.spec.model import Beyond, model
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.identity import Identity

_INVALIDATION = Beyond(
    "way to say who may invalidate what a cache holds",
    "set it after the deployment: `aws apigateway update-stage` with the paths"
    " `/*/*/caching/requireAuthorizationForCacheControl` and `/*/*/caching/unauthorizedCacheControlHeaderStrategy`",
)


@model(
    beyond={
        "invalidation": _INVALIDATION,
        "require_authorization": _INVALIDATION,
        "require_authorization_for_cache_control": _INVALIDATION,
        "unauthorized_cache_control_header_strategy": _INVALIDATION,
    }
)
class StageCacheSpec(Struct, frozen=True, kw_only=True):
    """A stage's cache. It is billed by the hour, used or not. Only `GET` routes are cached unless a route says so."""

    size: Literal["0.5GB", "1.6GB", "6.1GB", "13.5GB", "28.4GB", "58.2GB", "118GB", "237GB"]
    """How much fits."""
    ttl: Duration | None = None
    """How long an answer is kept, at most 1h; 5m when nothing is said."""
    encrypted: bool | None = None
    """Whether answers are encrypted where they are kept; they are when nothing is said."""


@model()
class RouteCacheSpec(Struct, frozen=True, kw_only=True):
    """How a route is cached in stages that have a cache."""

    ttl: Duration | None = None
    """How long this route's answers are kept; the stage's time when nothing is said. `0s` is not at all."""
    key: tuple[Identity, ...] | None = None
    """What tells two requests apart: `path.id`, `query.page`, `header.Accept`. Everything else is the same request."""
