"""What ends a command early."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager


class UsageError(Exception):
    """The command cannot do what was asked: its text is all that the user has to read."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.help = help


@contextmanager
def about(name: str) -> Generator[None]:
    """If something breaks inside, let the report say what was being worked on."""
    try:
        yield
    except Exception as error:
        error.add_note(name)
        raise
