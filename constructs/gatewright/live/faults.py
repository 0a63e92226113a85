"""What goes wrong with calls, by what can be done about it."""

from __future__ import annotations

from enum import StrEnum


class FaultKind(StrEnum):
    """What can be done."""

    THROTTLED = "throttled"
    """Wait, then repeat: it was not done."""
    BUSY = "busy"
    """Another request is changing it. Look, then repeat."""
    LOST = "lost"
    """The response is missing or invalid. It may have been done: look first."""
    CREDENTIALS = "credentials"
    """New credentials are needed."""
    CLOCK = "clock"
    """This machine's clock has to be set: what it signs is refused."""
    MISSING = "missing"
    """There is no such thing."""
    REFUSED = "refused"
    """It will never be done."""


PASSING = (FaultKind.THROTTLED, FaultKind.BUSY, FaultKind.LOST)
"""What may be otherwise a moment later."""

_CODES = {
    FaultKind.THROTTLED: (
        "TooManyRequestsException",
        "ThrottlingException",
        "ThrottledException",
        "Throttling",
        "RequestLimitExceeded",
        "RequestThrottled",
        "RequestThrottledException",
    ),
    FaultKind.LOST: ("RequestTimeout", "RequestTimeoutException"),
    FaultKind.BUSY: ("ConflictException",),
    FaultKind.MISSING: ("NotFoundException", "ResourceNotFoundException"),
    FaultKind.CREDENTIALS: (
        "ExpiredToken",
        "ExpiredTokenException",
        "InvalidClientTokenId",
        "UnrecognizedClientException",
        "InvalidSignatureException",
        "SignatureDoesNotMatch",
        "RequestExpired",
        "RequestTimeTooSkewed",
    ),
}
"""What the service calls them. `LimitExceededException` is not in the list: waiting does not change a quota."""


class FaultError(Exception):
    """A call that went wrong."""

    def __init__(
        self, kind: FaultKind, message: str, code: str = "", *, after: float | None = None, date: float | None = None
    ) -> None:
        super().__init__(message)
        self.kind = kind
        self.code = code
        self.after = after
        """How many seconds to wait, where the service says so."""
        self.date = date
        """When the service responded, by its own clock."""

    @property
    def passes(self) -> bool:
        """Whether a later try may go well."""
        return self.kind in PASSING


class MovedError(Exception):
    """A stage is not what it was a moment ago, and not by this command's hand."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.help = help
        """What to do, if that is not to run the command again."""


class StoppedError(Exception):
    """It went on for too long. What was done stays done."""


def kind_of(code: str, status: int) -> FaultKind:
    """What can be done about an error that the service returns."""
    for kind, codes in _CODES.items():
        if code in codes:
            return kind
    if status == 429 and not code.startswith("LimitExceeded"):
        return FaultKind.THROTTLED  # whoever stands before the service says so in other words
    return FaultKind.LOST if status >= 500 else FaultKind.REFUSED
