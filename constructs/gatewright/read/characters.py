"""Characters that no spec needs and that mislead terminals, reviewers or other parsers."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from itertools import islice

from gatewright.diagnostics import Code, Diagnostic
from gatewright.diagnostics.codes.values import CONTROL_CHARACTER, HIDDEN_CHARACTER, LONE_SURROGATE
from gatewright.document.source import Place, Source
from gatewright.read.limits import MAX_FINDINGS
from gatewright.read.lines import Lines

_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff"
_HIDDEN = r"\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"
_SURROGATES = r"\ud800-\udfff"

# Compiled when they are first needed: classes of so many characters take milliseconds, and most specs are ASCII.
_RAW = f"[{_CONTROLS}{_HIDDEN}{_SURROGATES}]"
_RAW_ASCII = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
_IN_VALUE = rf"[\r{_CONTROLS}{_HIDDEN}{_SURROGATES}]"
_IN_ASCII_VALUE = r"[\x00-\x08\x0b-\x1f\x7f]"
_IS_HIDDEN = f"[{_HIDDEN}]"
_IS_SURROGATE = f"[{_SURROGATES}]"

_ESCAPE = (
    r"\\(?:(?P<pair>u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8})|(?P<letter>.))"
)
_LETTERS = dict(zip("0abvfreNLP", "\0\a\b\v\f\r\x1b\x85\u2028\u2029", strict=True))

Report = Callable[[Diagnostic], None]


def clean(source: Source, replacement: str, report: Report) -> str:
    """The source's text as parsers can take it, each character of the wrong kind reported and replaced."""
    wrong = _RAW_ASCII if source.text.isascii() else _RAW
    if not re.search(wrong, source.text):
        return source.text
    lines = Lines(source)
    for match in islice(re.finditer(wrong, source.text), MAX_FINDINGS):
        report(_diagnostic(match[0], lines.place(*match.span())))
    return re.sub(wrong, replacement, source.text)


def checked(value: str, place: Place, report: Report) -> str:
    """The quoted value, each character of the wrong kind that an escape in it names reported and replaced."""
    wrong = re.search(_IN_ASCII_VALUE if value.isascii() else _IN_VALUE, value)
    if not wrong:
        return value
    named = list(islice(_escaped(place), MAX_FINDINGS))
    for character, at in named or [(wrong[0], place)]:
        report(_diagnostic(character, at))
    return re.sub(_IN_VALUE, "\ufffd", value)


def _escaped(place: Place) -> Iterator[tuple[str, Place]]:
    """Each escape, of those written at `place`, that stands for a character of the wrong kind."""
    for line in range(place.line, place.end_line + 1):
        text = place.source.lines[line - 1]
        start = place.column - 1 if line == place.line else 0
        end = place.end_column - 1 if line == place.end_line else len(text)
        for match in re.compile(_ESCAPE).finditer(text, start, end):
            character = _meaning(match)
            if re.match(_IN_VALUE, character):
                yield character, Place(place.source, line, match.start() + 1, line, match.end() + 1)


def _meaning(escape: re.Match[str]) -> str:
    if escape["letter"]:
        return _LETTERS.get(escape["letter"], "")
    digits = escape["x"] or escape["u"] or escape["U"]
    if not digits or int(digits, 16) > sys.maxunicode:
        return ""  # a pair of halves, which is a whole character; or no character at all, which JSON's reader tells
    return chr(int(digits, 16))


def _diagnostic(character: str, place: Place) -> Diagnostic:
    code, what = _kind(character)
    return code.at(place, f"{what} U+{ord(character):04X}", help=_HELP[code.name])


def _kind(character: str) -> tuple[Code, str]:
    if re.match(_IS_SURROGATE, character):
        return LONE_SURROGATE, "the file contains half of a character, the surrogate"
    if re.match(_IS_HIDDEN, character):
        return HIDDEN_CHARACTER, "the file contains the invisible character"
    return CONTROL_CHARACTER, "the file contains the control character"


_HELP = {
    LONE_SURROGATE.name: "write the character itself, or the whole pair of escapes",
    HIDDEN_CHARACTER.name: "remove it; it may be next to a visible character",
    CONTROL_CHARACTER.name: "remove it",
}
