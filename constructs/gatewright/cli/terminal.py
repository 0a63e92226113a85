"""What the terminal can show."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from gatewright.diagnostics.reports.visible import visible

WIDEST = 120
"""Lines longer than this are hard to read on any terminal."""

USUAL = 100
"""What is taken where there is no terminal."""

COLOR = ("auto", "always", "never")


def columns() -> int:
    """How many columns text may take."""
    said = os.environ.get("COLUMNS", "")
    return min(int(said) if said.isdigit() and said != "0" else _terminal_columns(), WIDEST)


def _terminal_columns() -> int:
    try:
        return os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns or USUAL
    except (OSError, ValueError):
        return USUAL


def has_color(choice: str, stream: TextIO) -> bool:
    """Whether to write in colour: as chosen, else as the environment says, else on terminals."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") != "0":
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def note(text: str) -> None:
    """Print something that is not the command's result."""
    print(f"gatewright: {visible(text)}", file=sys.stderr)


class Styles:
    """Styles for text, which do nothing without colour."""

    def __init__(self, *, color: bool) -> None:
        self._color = color

    def strong(self, text: str) -> str:
        """For names and titles."""
        return self._in("1", text)

    def faint(self, text: str) -> str:
        """For what is there for completeness."""
        return self._in("2", text)

    def code(self, text: str) -> str:
        """For what is written in a spec."""
        return self._in("36", text)

    def _in(self, style: str, text: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self._color and text else text
