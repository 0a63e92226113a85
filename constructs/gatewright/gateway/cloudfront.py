"""CloudFront in front of stages."""

from __future__ import annotations

from msgspec import Struct

from gatewright.document import Path
from gatewright.spec.model import Json

SECRET_HEADER = "x-origin-verify"  # noqa: S105 - a header's name
"""The header in which CloudFront shows the API that a request has come through it."""

AUTHORIZER = "cloudfront"
"""What the authorizer is called that looks at this header."""


class Distribution(Struct, frozen=True, kw_only=True):
    """CloudFront in front of a stage."""

    path: Path
    secret: int
    """The number of the secret that it shows."""
    raw: Json

    @property
    def secrets(self) -> tuple[int, ...]:
        """The secrets that are good: while a new one is on its way, the one before is needed still."""
        return (self.secret,) if self.secret == 1 else (self.secret, self.secret - 1)
