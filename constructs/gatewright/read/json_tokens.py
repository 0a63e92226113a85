"""JSON's tokens, each with its place. What people write in JSON that is none is reported and read as it was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from gatewright.diagnostics.codes.syntax import SYNTAX_ERROR
from gatewright.document.source import Place, Source
from gatewright.read.characters import Report
from gatewright.read.limits import MAX_FINDINGS
from gatewright.read.lines import Lines

_TOKEN = re.compile(
    r"""[ \t\r\n]*+(?:
      (?P<mark>[\[\]{},:])
    | "(?P<string>[^"\\\r\n]*+(?:\\.[^"\\\r\n]*+)*+)"
    | '(?P<single>[^'\r\n]*+)'
    | (?P<comment>//[^\r\n]*+|/\*(?s:.*?)\*/|\#[^\r\n]*+)
    | (?P<word>[^\s\[\]{},:"'/\#]++)
    | (?P<other>.)
    )""",
    re.VERBOSE,
)
_ODDITY = re.compile(r'\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])|(?P<wrong>\\(?:u[0-9a-fA-F]*|.)|\t)')
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_LETTERS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_KINDS = {"string": "string", "single": "string", "word": "word", "other": "other"}
_ASK_FOR = {
    "single": ("JSON strings need double quotes", "write `\"` instead of `'`"),
    "comment": ("JSON does not support comments", "remove it, or write the file in YAML"),
}


class Token(NamedTuple):
    """`kind` is the mark itself, such as `{`, or `string`, `word`, or `other` for what starts no token."""

    kind: str
    text: str
    place: Place


def tokens(text: str, source: Source, report: Report) -> Iterator[Token]:
    """The tokens of a text that JSON has, or almost has."""
    lines = Lines(source)
    for match in _TOKEN.finditer(text):
        kind = str(match.lastgroup)
        start = match.start(kind) - (kind in ("string", "single"))
        place = lines.place(start, match.end())
        content = match[kind]
        if kind in _ASK_FOR:
            message, help = _ASK_FOR[kind]
            report(SYNTAX_ERROR.at(place, message, help=help))
        if kind == "string" and _has_oddities(content):
            _check_string(content, start + 1, lines, report)
            content = _unescaped(content)
        if kind != "comment":
            yield Token(_KINDS.get(kind, content), content, place)


def _has_oddities(content: str) -> bool:
    return "\\" in content or "\t" in content


def _check_string(content: str, start: int, lines: Lines, report: Report) -> None:
    wrong = (match for match in _ODDITY.finditer(content) if match["wrong"])
    for match in islice(wrong, MAX_FINDINGS):
        message, help = f"`{match['wrong']}` is not a JSON escape sequence", "write `\\\\` for a backslash"
        if match["wrong"] == "\t":
            message, help = "a tab inside a string", "write `\\t`"
        report(SYNTAX_ERROR.at(lines.place(start + match.start(), start + match.end()), message, help=help))


def _unescaped(content: str) -> str:
    """The string, with pairs of surrogates joined; a lone one stays, for the builder to refuse."""
    text = _ESCAPE.sub(_meaning, content)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _meaning(escape: re.Match[str]) -> str:
    code, letter = escape.groups()
    return chr(int(code, 16)) if code else _LETTERS.get(letter, letter)
