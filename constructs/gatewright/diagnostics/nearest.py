"""The nearest name: what a misspelt word probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like `word`, if one looks like it at all."""
    by_fold = {name.casefold(): name for name in sorted(known, reverse=True)}
    matches = get_close_matches(word.casefold(), by_fold, n=1, cutoff=0.6)
    return by_fold[matches[0]] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The `help` for a word whose message lists what is known: the nearest one, or nothing."""
    match = nearest(word, known)
    return f"did you mean `{match}`?" if match is not None else ""


def suggestion(word: str, known: Iterable[str]) -> str:
    """The `help` for an unknown name: the nearest one, or the list when it is short, or nothing."""
    names = sorted(known)
    known_here = "known here: " + ", ".join(f"`{name}`" for name in names) if 0 < len(names) <= 12 else ""
    return did_you_mean(word, names) or known_here
