"""A terminal's columns: how wide text is, and where to break it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import accumulate, takewhile
from unicodedata import category, east_asian_width

from gatewright.diagnostics.reports.visible import visible


def width(text: str) -> int:
    """How many columns visible text takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def fitting(text: str, room: int) -> int:
    """How many of the text's first characters, once made visible, fit into `room` columns."""
    if text.isascii() and text.isprintable():
        return max(0, min(len(text), room))
    ends = accumulate(width(visible(char)) for char in text)
    return sum(1 for _ in takewhile(lambda end: end <= room, ends))


def wrap(text: str, first: int, rest: int) -> list[str]:
    """Visible text broken into lines, the first of at most `first` columns and the others of at most `rest`.

    The first line stays empty where not even a word fits into it. An edit in backticks is kept whole if it can be.
    """
    if width(text) <= first:
        return [text]
    lines: list[str] = []
    line: list[str] = []
    left = max(first, 0)
    for word in _words(text, rest):
        needed = width(word) + bool(line)
        if needed <= left:
            line.append(word)
            left -= needed
        else:
            lines.append(" ".join(line))
            line, left = [word], rest - width(word)
    return [*lines, " ".join(line)]


def _words(text: str, room: int) -> Iterator[str]:
    """What must not be broken: words, and backticked spans that fit into `room`; what is wider comes in pieces."""
    spans = text.split("`")
    balanced = len(spans) % 2 == 1
    glued = (span.replace(" ", _GLUE) if index % 2 and balanced else span for index, span in enumerate(spans))
    for unit in "`".join(glued).split(" "):
        words = unit.replace(_GLUE, " ")
        for word in [words] if width(words) <= room else words.split(" "):
            yield from _pieces(word, room)


def _pieces(word: str, room: int) -> Iterator[str]:
    while (end := max(fitting(word, room), 1)) < len(word):
        yield word[:end]
        word = word[end:]
    yield word


@cache
def _cells(char: str) -> int:
    if category(char) in _STACKED or _JAMO_VOWEL <= char <= _JAMO_LAST:
        return 0
    return 2 if east_asian_width(char) in _WIDE else 1


_GLUE = "\0"  # visible text never holds it
_STACKED = frozenset({"Mn", "Me"})
_WIDE = frozenset({"W", "F"})
_JAMO_VOWEL, _JAMO_LAST = "\u1160", "\u11ff"  # written into the syllable that a leading consonant opened
