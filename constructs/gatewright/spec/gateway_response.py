"""Gateway responses: error responses that API Gateway returns itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from msgspec import Struct

from gatewright.diagnostics.nearest import suggestion
from gatewright.document import in_words
from gatewright.spec.default import Default, Derived
from gatewright.spec.mapping import ContentType
from gatewright.spec.model import model
from gatewright.spec.values.name import HeaderName, Word
from gatewright.spec.values.value import BadValueError, Written, as_text

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
    """A gateway response type: `unauthorized`, `throttled`, `default_4xx`."""

    PATTERN: ClassVar = "|".join(TYPES)
    WHAT: ClassVar = "a gateway response"
    HELP: ClassVar = ""

    @classmethod
    def parse(cls, written: Written) -> GatewayResponseTypeWord:
        """One of the service's response types."""
        if written in TYPES:
            return cls(as_text(written))
        raise BadValueError(
            f"{in_words(written)} is not a gateway response", suggestion(as_text(written).lower(), TYPES)
        )


GatewayResponseType = Annotated[str, GatewayResponseTypeWord]


@model()
class GatewayResponseSpec(Struct, frozen=True, kw_only=True):
    """An error response that API Gateway returns itself: for a rejected request, or if it cannot reach a backend."""

    status: Annotated[int | None, Derived("the service's status for this type")] = None
    """The HTTP status."""
    headers: Mapping[HeaderName, str] | None = None
    """Headers with constant values."""
    body: Annotated[Any, Derived("the service's body for this type")] = None
    """The body: a string, or any other value as JSON. API Gateway replaces `$context` variables."""
    content_type: Annotated[ContentType | None, Default("application/json")] = None
    """The content type of the body."""
