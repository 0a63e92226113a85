"""Foreign text made safe to show."""

from __future__ import annotations


def visible(text: str) -> str:
    r"""The text with every character that does not print written out: `\x1b`, `\u202e`, `\n`.

    Names, keys and values come from files of unknown origin. Shown as they are, control characters could
    move the cursor or forge a line, and marks of direction or of no width could make text read as what it is not.
    """
    return text if text.isprintable() else "".join(map(_visible, text))


def visible_lines(text: str) -> str:
    """The same for text of several lines, which keeps its line feeds."""
    return "\n".join(map(visible, text.split("\n")))


def _visible(char: str) -> str:
    return char if char.isprintable() else repr(char)[1:-1]
