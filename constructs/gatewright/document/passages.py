"""Where a part of a text stands: from offsets in a value to a place in the file that it was written in.

YAML has several ways to write a text. A part of one has a place of its own if the way from the file to the value is
plain: a block that keeps its lines, or a text on one line. Where inputs or folding have changed it, there is none.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from gatewright.document.source import Place

_ESCAPE = r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)|[^\\]"
_MOST_CODE = 0x10FFFF
_SIMPLE_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "/": "/"}
_HEADER = r"\|[-+]?[ \t]*(?:#.*)?"


def position(text: str, offset: int) -> tuple[int, int]:
    """The line and column of an offset in a text, both counted from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def in_scalar(place: Place, value: str, start: int, end: int) -> Place | None:
    """The place of a part of a scalar's value, if the way in which the scalar is written allows it."""
    lines = place.source.lines
    if place.line > len(lines):
        return None
    written = lines[place.line - 1][place.column - 1 :]
    if written.startswith("|"):
        return _in_block(place, value, start, end)
    if place.end_line != place.line:
        return None
    offsets = _offsets(written[: place.end_column - place.column], value)
    if offsets is None:
        return None
    return replace(place, column=place.column + offsets[start], end_column=place.column + offsets[end])


def _in_block(place: Place, value: str, start: int, end: int) -> Place | None:
    """In a block that keeps its lines: each line of the value is a line of the file, behind an indentation."""
    lines = place.source.lines
    written, wanted = lines[place.line :], value.split("\n")
    first = next((line for line in written if line.strip()), "")
    indent = len(first) - len(first.lstrip(" "))
    if not re.fullmatch(_HEADER, lines[place.line - 1][place.column - 1 :].rstrip()):
        return None
    if wanted[-1] == "":
        wanted.pop()
    if [line[indent:] for line in written[: len(wanted)]] != wanted:
        return None
    (line, column), (end_line, end_column) = position(value, start), position(value, end)
    return replace(
        place,
        line=place.line + line,
        column=indent + column,
        end_line=place.line + end_line,
        end_column=indent + end_column,
    )


def _offsets(written: str, value: str) -> list[int] | None:
    """For each character of a value, and for its end, where it stands in what is written; nothing if it does not."""
    quote = written[:1]
    if quote == "'":
        pieces = re.findall(r"''|[^']", written[1:-1])
        characters = [piece[0] for piece in pieces]
    elif quote == '"':
        pieces = re.findall(_ESCAPE, written[1:-1])
        characters = [_unescaped(piece) for piece in pieces]
    else:
        pieces = characters = list(written)
        quote = ""
    if "".join(characters) != value:
        return None
    offsets = [len(quote)]
    for piece in pieces:
        offsets.append(offsets[-1] + len(piece))
    return offsets


def _unescaped(piece: str) -> str:
    if len(piece) > len("\\n"):
        code = int(piece[len("\\x") :], 16)
        return chr(code) if code <= _MOST_CODE else piece
    return _SIMPLE_ESCAPES.get(piece[1], piece) if len(piece) > 1 else piece
