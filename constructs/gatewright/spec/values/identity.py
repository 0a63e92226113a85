"""Parts of a request, with the same names for every API type."""

from __future__ import annotations

import re
from typing import ClassVar, Self

from gatewright.document import in_words
from gatewright.spec.values.value import BadValueError, Value, Written, as_text

_LOCATIONS = ("header", "query", "path", "context", "stage")
_PATTERN = rf"({'|'.join(_LOCATIONS)})\.([A-Za-z0-9$_.\[\]\"'-]+)"


class Identity(Value, frozen=True, order=True):
    """A part of the request: `header.Authorization`, `query.token`, `path.id`, `context.stage`, `stage.tenant`."""

    SCHEMA: ClassVar = {
        "type": "string",
        "pattern": f"^{_PATTERN}$",
        "examples": ["header.Authorization", "query.token", "path.id", "context.identity.sourceIp"],
    }

    location: str
    name: str

    @classmethod
    def parse(cls, written: Written) -> Self:
        """A location, a dot, and a name."""
        match = re.fullmatch(_PATTERN, written) if isinstance(written, str) else None
        if match is None:
            raise BadValueError(f"{in_words(written)} is not a part of the request", _help(as_text(written)))
        return cls(match[1], match[2])

    def __str__(self) -> str:
        return f"{self.location}.{self.name}"


_OTHER_SPELLINGS = {
    r"\$?(?:method\.|integration\.|route\.)?request\.header\.(.+)": "header",
    r"\$?(?:method\.|integration\.|route\.)?request\.querystring\.(.+)": "query",
    r"\$?(?:method\.|integration\.|route\.)?request\.path\.(.+)": "path",
    r"\$context\.(.+)": "context",
    r"\$?stageVariables\.(.+)": "stage",
}


def _help(written: str) -> str:
    for pattern, location in _OTHER_SPELLINGS.items():
        match = re.fullmatch(pattern, written)
        if match:
            return f"write `{location}.{match[1]}`: one spelling serves every kind of API"
    return "write `header.X`, `query.y`, `path.z`, `context.…` or `stage.…`"
