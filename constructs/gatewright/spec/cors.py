"""CORS: which web pages may call the API."""

from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec.model import model
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.name import HeaderName
from gatewright.spec.values.origin import OriginWord

Origin = Annotated[str, OriginWord]
CorsMethod = Literal["GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD", "*"]


@model()
class CorsSpec(Struct, frozen=True, kw_only=True):
    """Which web pages may call the API from a browser.

    Every path answers preflight requests by itself, without an authorizer or a key, unless it has an `OPTIONS` route of
    its own. Every error that API Gateway makes carries the headers. Backends that get the whole request (proxies) have
    to set them on their own answers.

    HTTP APIs set the headers themselves, on all answers. Where a closed route takes every method, preflight requests
    need an open route beside it: it is made, and sends other OPTIONS requests to the same backend.
    """

    origins: tuple[Origin, ...]
    """Pages' origins: `https://shop.example.com`; or `*` alone for all."""
    methods: tuple[CorsMethod, ...] | None = None
    """Methods that pages may use; those that each path has when nothing is said."""
    headers: tuple[HeaderName, ...] | None = None
    """Request headers that pages may set; those of JSON, authorization, keys and signatures when nothing is said."""
    expose: tuple[HeaderName, ...] | None = None
    """Response headers that pages may read besides the simple ones."""
    credentials: bool | None = None
    """Whether pages may send cookies and authorization; they may not when nothing is said."""
    max_age: Duration | None = None
    """How long a browser may remember a preflight's answer; the browser's own time when nothing is said."""
