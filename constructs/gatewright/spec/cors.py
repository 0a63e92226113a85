"""CORS: cross-origin requests from browser apps."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec.default import OFF, Default, Derived
from gatewright.spec.model import model
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.name import HeaderName
from gatewright.spec.values.origin import OriginWord

Origin = Annotated[str, OriginWord]
CorsMethod = Literal["GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD", "*"]


@model()
class CorsSpec(Struct, frozen=True, kw_only=True):
    """Cross-origin resource sharing: allows browser apps of other origins to call the API.

    Every path handles preflight requests without an authorizer or an API key, unless it has an `OPTIONS` route. Gateway
    responses include the CORS headers. Backends of proxy integrations must set them in their own responses.

    HTTP APIs set the headers of all responses. If a protected route handles every method, Gatewright adds a public
    route for preflight requests, which sends other OPTIONS requests to the same backend.
    """

    origins: tuple[Origin, ...]
    """Allowed origins: `https://shop.example.com`; or `*` alone for all."""
    methods: Annotated[tuple[CorsMethod, ...] | None, Derived("the methods of each path")] = None
    """Allowed methods."""
    headers: Annotated[
        tuple[HeaderName, ...] | None,
        Default(("Authorization", "Content-Type", "X-Amz-Date", "X-Amz-Security-Token", "X-Api-Key")),
    ] = None
    """Allowed request headers."""
    expose: tuple[HeaderName, ...] | None = None
    """Response headers that browser apps can read, in addition to the CORS-safelisted ones."""
    credentials: Annotated[bool | None, OFF] = None
    """Allows cookies and HTTP authentication."""
    max_age: Annotated[Duration | None, Derived("the browser's own limit")] = None
    """How long browsers cache a preflight response (`Access-Control-Max-Age`)."""
