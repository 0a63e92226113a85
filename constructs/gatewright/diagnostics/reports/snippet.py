"""The source lines behind a place, ready to be underlined."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from gatewright.diagnostics.reports.columns import fitting, width
from gatewright.diagnostics.reports.visible import visible
from gatewright.document.source import Place

_CUT = "..."
_NEAR = 4
"""How many lines further down the end of a range is still worth showing."""


class Row(Struct, frozen=True):
    """A source line as shown, and the columns of it to underline: `length` of them after `indent`."""

    line: int
    text: str
    indent: int
    length: int


class _Span(Struct, frozen=True):
    """Part of one source line: characters from `start` up to `end`, counted from 0."""

    line: int
    start: int
    end: int


def snippet(place: Place, room: int) -> tuple[Row, ...]:
    """The line that the place begins on, and the one it ends on when that is near; none if there is no text."""
    lines = place.source.lines
    if not place.source.text or place.line > len(lines):
        return ()
    return tuple(_row(lines[span.line - 1], span, room) for span in _spans(place, lines))


def _spans(place: Place, lines: tuple[str, ...]) -> Iterator[_Span]:
    end_line, end = _last(place, lines)
    if end_line == place.line:
        yield _Span(place.line, place.column - 1, end)
        return
    yield _Span(place.line, place.column - 1, len(lines[place.line - 1].rstrip()))
    if end_line - place.line <= _NEAR:
        last = lines[end_line - 1]
        yield _Span(end_line, len(last) - len(last.lstrip()), end)


def _last(place: Place, lines: tuple[str, ...]) -> tuple[int, int]:
    """The last line of the range that has something of it, and where it ends there."""
    line, end = min(place.end_line, len(lines)), place.end_column - 1
    while line > place.line and not lines[line - 1][:end].strip():
        line -= 1
        end = len(lines[line - 1].rstrip())
    return line, end


def _row(line: str, span: _Span, room: int) -> Row:
    line = line.replace("\t", " ")
    start = min(span.start, len(line))
    end = min(max(span.end, start), len(line))
    left, right = _window(line, start, end, room)
    head, tail = _CUT if left else "", _CUT if right < len(line) else ""
    indent = width(head + visible(line[left:start]))
    length = width(visible(line[start : min(end, right)]))
    return Row(span.line, head + visible(line[left:right]) + tail, indent, max(1, length))


def _window(line: str, start: int, end: int, room: int) -> tuple[int, int]:
    """Which characters of a line to show in `room` columns, so that the range is seen with what stands around it."""
    if len(line) <= room and width(visible(line)) <= room:
        return 0, len(line)
    room -= 2 * len(_CUT)
    marked = width(visible(line[start:end][:room]))
    if start > room or width(visible(line[:start])) + marked > room:
        spare = room - marked
        after = min(width(visible(line[end : end + room])), spare // 2)
        before = line[max(0, start - room) : start]
        left = start - fitting(before[::-1], max(spare - after, room // 4))
    else:
        left = 0
    return left, left + fitting(line[left:], room)
