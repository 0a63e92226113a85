"""Origins of browser apps."""

from __future__ import annotations

import re
from typing import ClassVar, Self

from gatewright.document import in_words
from gatewright.spec.values.late import is_late
from gatewright.spec.values.name import Word
from gatewright.spec.values.value import BadValueError, Written, as_text

_ORIGIN = r"([a-z][a-z0-9+.-]*)://(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(?::([0-9]{1,5}))?"
_WITH_MORE = r"([A-Za-z][A-Za-z0-9+.-]*://[^/?#\s]+)[/?#].*"
_USUAL_PORTS = {"http": "80", "https": "443"}


class OriginWord(Word, frozen=True):
    """An origin of browser apps: `https://shop.example.com`, `*` for all, `null` for opaque origins."""

    PATTERN: ClassVar = rf"(\*|null|{_ORIGIN})"
    WHAT: ClassVar = "an origin"
    HELP: ClassVar = "write scheme, host and port as browsers do: `https://shop.example.com`"

    @classmethod
    def parse(cls, written: Written) -> Self:
        """An origin as browsers send it: in lower case, without a path, without the scheme's default port."""
        text = as_text(written)
        if is_late(text) or text in ("*", "null"):
            return cls(text)
        match = re.fullmatch(_ORIGIN, text)
        if match is None:
            raise BadValueError(f"{in_words(written)} is not an origin", _help(text) or cls.HELP)
        if match[2] and match[2] == _USUAL_PORTS.get(match[1]):
            bare = text.removesuffix(f":{match[2]}")
            raise BadValueError(f"browsers omit the port of {text!r}, which is the default one", f"write `{bare}`")
        return cls(text)


def _help(text: str) -> str:
    """The edit, if the intended origin is clear."""
    if re.fullmatch(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:[0-9]+)?/?", text):
        return f"add the scheme: `https://{text.lower().rstrip('/')}`"
    if "*" in text:
        return "list every origin, or write `*` alone for all"
    match = re.fullmatch(_WITH_MORE, text)
    meant = (match[1] if match else text).lower()
    return f"write `{meant}`" if re.fullmatch(_ORIGIN, meant) else ""
