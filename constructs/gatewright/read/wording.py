"""How messages quote what a file holds."""

from __future__ import annotations

_LONGEST = 60


def quoted(text: str) -> str:
    """The text in quotes, shortened, with whatever could disturb a terminal escaped."""
    return repr(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")
