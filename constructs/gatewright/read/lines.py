"""From offsets in a text to lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right

from gatewright.document.source import Place, Source

_BREAK = re.compile(r"\r\n|\r|\n")


class Lines:
    """Where the lines of a source start."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._starts = [0, *(match.end() for match in _BREAK.finditer(source.text))]

    def place(self, start: int, end: int) -> Place:
        """The place of the text between two offsets."""
        return Place(self._source, *self.position(start), *self.position(end))

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, both counted from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def start_of(source: Source) -> Place:
    """The start of a file: where to say what concerns all of it."""
    return Place(source, 1, 1, 1, 1)


def inside(source: Source, line: int, column: int, width: int = 1) -> Place:
    """`width` characters from a position, drawn back to where the text is."""
    lines = source.lines
    if line > len(lines):
        line, column = len(lines), len(lines[-1]) + 1
    end = len(lines[line - 1]) + 1
    return Place(source, line, min(column, end), line, min(column + width, end))
