"""Caches: responses that API Gateway serves without calling the backend."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec.default import ON, Default, Derived
from gatewright.spec.model import Beyond, model
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.identity import Identity

_INVALIDATION = Beyond(
    "permissions for cache invalidation",
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
    """The response cache of a stage. It is billed by the hour, used or not.

    Only `GET` routes are cached unless a route sets `cache`.
    """

    size: Literal["0.5GB", "1.6GB", "6.1GB", "13.5GB", "28.4GB", "58.2GB", "118GB", "237GB"]
    """The capacity."""
    ttl: Annotated[Duration | None, Default("5m")] = None
    """How long a response stays in the cache, at most 1h."""
    encrypted: Annotated[bool | None, ON] = None
    """Encrypts cached responses at rest."""


@model()
class RouteCacheSpec(Struct, frozen=True, kw_only=True):
    """Caching of a route in stages that have a cache."""

    ttl: Annotated[Duration | None, Derived("the stage's `ttl`")] = None
    """How long this route's responses stay in the cache. `0s` disables caching."""
    key: tuple[Identity, ...] | None = None
    """The cache key: `path.id`, `query.page`, `header.Accept`. Requests with the same key share a response."""
