"""What callers get of a service's answers.

A good answer says what callers can use. An error says in neutral words whose fault it was: 400 for what a caller may
have done wrong, 429 when it was too much, and 502 for what only the gateway can mend. Nothing of the service's own
words goes out.
"""

import re
from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from gatewright.resolve.services.vtl import choice
from gatewright.spec.mapping import ValueSource


class Answered(Struct, frozen=True, kw_only=True):
    """What is made of one kind of answer of a service."""

    status: str
    when: str = ""
    """A regular expression over the service's status; empty for all others."""
    template: str | None = None
    headers: Mapping[str, ValueSource] = field(default_factory=dict[str, ValueSource])
    content: str | None = None


class Failure(Struct, frozen=True):
    """Errors of a service that mean something in particular: words in their names, and what callers get."""

    words: tuple[str, ...]
    status: int
    message: str


BAD_REQUEST = '{"message": "Bad request"}'
BAD_GATEWAY = '{"message": "Bad gateway"}'

_THROTTLED = Failure(("Throttl", "ThroughputExceeded", "RequestLimitExceeded"), 429, "Too many requests")
_OURS = ("AccessDenied", "AuthorizationError", "NotAuthorized", "KMS", "Kms")
"""What is wrong with the gateway rather than with the request: rights, keys."""


_OVERRIDE = re.compile(r"#set\(\$context\.responseOverride\.status = [0-9]+\)")


def good(status: int, template: str) -> Answered:
    """The answer to everything that is no error."""
    return Answered(status=str(status), template=template)


def errors(
    *failures: Failure, ours: tuple[str, ...] = (), name: str = "input.path('$.__type')"
) -> tuple[Answered, ...]:
    """The answers to errors. A service's body tells their names apart; `ours` are those that the gateway makes."""
    named = (*failures, _THROTTLED, Failure((*_OURS, *ours), 502, "Bad gateway"))
    branches = ((_any(failure.words), override(failure.status, failure.message)) for failure in named)
    template = f'#set($error = "$!{name}")' + choice(*branches, otherwise=BAD_REQUEST)
    return (Answered(status="400", when=r"4\d{2}", template=template), server_error())


def server_error() -> Answered:
    """The answer to a service that fails."""
    return Answered(status="502", when=r"5\d{2}", template=BAD_GATEWAY)


def override(status: int, message: str) -> str:
    """Another status than the answer's own, and what goes with it."""
    return f'#set($context.responseOverride.status = {status}){{"message": "{message}"}}'


def reply(answer: Answered) -> Answered:
    """The same to the sender of a message: text without a status and headers, and not empty."""
    template = None if answer.template is None else _OVERRIDE.sub("", answer.template) or "{}"
    return replace(answer, template=template, headers={}, content=None)


def _any(words: tuple[str, ...]) -> str:
    return " || ".join(f'$error.contains("{word}")' for word in words)
