"""The nearest name: what a misspelt word probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like `word`, if one looks like it at all."""
    by_fold = {name.casefold(): name for name in sorted(known, reverse=True)}
    matches = get_close_matches(word.casefold(), by_fold, n=1, cutoff=0.6)
    return by_fold[matches[0]] if matches else None


def suggestion(word: str, known: Iterable[str]) -> str:
    """The `help` for an unknown name: the nearest one, or the list when it is short, or nothing."""
    names = sorted(known)
    match = nearest(word, names)
    if match is not None:
        return f"did you mean `{match}`?"
    if names and len(names) <= 12:
        return "known here: " + ", ".join(f"`{name}`" for name in names)
    return ""
