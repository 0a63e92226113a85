"""The responses that clients get for the responses of a service.

A successful response has what clients can use. An error shows in neutral words where its cause is: 400 for the request,
429 for throttling, and 502 for the gateway or the service. No error text of the service reaches the client.
"""

import re
from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from gatewright.resolve.services.vtl import choice
from gatewright.spec.mapping import ValueSource


class ServiceResponse(Struct, frozen=True, kw_only=True):
    """The response for one range of a service's statuses."""

    status: str
    when: str = ""
    """A regular expression for the service's status. The one without is the default."""
    template: str | None = None
    headers: Mapping[str, ValueSource] = field(default_factory=dict[str, ValueSource])
    content: str | None = None


class Failure(Struct, frozen=True):
    """Errors of a service that have a response of their own: words in their names, and that response."""

    words: tuple[str, ...]
    status: int
    message: str


BAD_REQUEST = '{"message": "Bad request"}'
BAD_GATEWAY = '{"message": "Bad gateway"}'

_THROTTLED = Failure(("Throttl", "ThroughputExceeded", "RequestLimitExceeded"), 429, "Too many requests")
_OURS = ("AccessDenied", "AuthorizationError", "NotAuthorized", "KMS", "Kms")
"""Errors whose cause is the gateway, not the request: permissions, KMS keys."""

_OVERRIDE = re.compile(r"#set\(\$context\.responseOverride\.status = [0-9]+\)")


def good(status: int, template: str) -> ServiceResponse:
    """The response for success."""
    return ServiceResponse(status=str(status), template=template)


def errors(
    *failures: Failure, ours: tuple[str, ...] = (), name: str = "input.path('$.__type')"
) -> tuple[ServiceResponse, ...]:
    """The responses for errors, by the error's name in the body. The gateway is the cause of those in `ours`."""
    named = (*failures, _THROTTLED, Failure((*_OURS, *ours), 502, "Bad gateway"))
    branches = ((_any(failure.words), override(failure.status, failure.message)) for failure in named)
    template = f'#set($error = "$!{name}")' + choice(*branches, otherwise=BAD_REQUEST)
    return (ServiceResponse(status="400", when=r"4\d{2}", template=template), server_error())


def server_error() -> ServiceResponse:
    """The response for an error of the service itself."""
    return ServiceResponse(status="502", when=r"5\d{2}", template=BAD_GATEWAY)


def override(status: int, message: str) -> str:
    """Another status than the response's own, with its body."""
    return f'#set($context.responseOverride.status = {status}){{"message": "{message}"}}'


def reply(response: ServiceResponse) -> ServiceResponse:
    """The same for the sender of a message: without status and headers, and not empty."""
    template = None if response.template is None else _OVERRIDE.sub("", response.template) or "{}"
    return replace(response, template=template, headers={}, content=None)


def _any(words: tuple[str, ...]) -> str:
    return " || ".join(f'$error.contains("{word}")' for word in words)
