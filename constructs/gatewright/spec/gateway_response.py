"""Gateway responses: what API Gateway answers by itself."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from msgspec import Struct

from gatewright.diagnostics.nearest import suggestion
from gatewright.spec.mapping import ContentType
from gatewright.spec.model import model
from gatewright.spec.values.name import HeaderName, Word
from gatewright.spec.values.value import BadValueError, Written

TYPES = (
    "default_4xx",
    "default_5xx",
    "access_denied",
    "api_configuration_error",
    "authorizer_configuration_error",
    "authorizer_failure",
    "bad_request_body",
    "bad_request_parameters",
    "expired_token",
    "integration_failure",
    "integration_timeout",
    "invalid_api_key",
    "invalid_signature",
    "missing_authentication_token",
    "quota_exceeded",
    "request_too_large",
    "resource_not_found",
    "throttled",
    "unauthorized",
    "unsupported_media_type",
    "waf_filtered",
)
"""The service's response types, in lower case."""


class GatewayResponseTypeWord(Word, frozen=True):
    """A kind of answer that API Gateway gives by itself: `unauthorized`, `throttled`, `default_4xx`."""

    PATTERN: ClassVar = "|".join(TYPES)
    WHAT: ClassVar = "a gateway response"
    HELP: ClassVar = ""

    @classmethod
    def parse(cls, written: Written) -> "GatewayResponseTypeWord":
        """One of the service's response types."""
        if written in TYPES:
            return cls(str(written))
        raise BadValueError(f"not a gateway response: {written!r}", suggestion(str(written).lower(), TYPES))


GatewayResponseType = Annotated[str, GatewayResponseTypeWord]


@model()
class GatewayResponseSpec(Struct, frozen=True, kw_only=True):
    """What API Gateway answers when it turns a request down, or cannot reach a backend."""

    status: int | None = None
    """The HTTP status; the service's own for this kind when nothing is said."""
    headers: Mapping[HeaderName, str] | None = None
    """Headers, as fixed texts."""
    body: Any = None
    """The body: a text, or anything else as JSON. `$context` variables in it are filled in by the service."""
    content_type: ContentType | None = None
    """The body's type; `application/json` when nothing is said."""
