"""The nearest name or quantity: the value that the user probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

_QUANTITY = r"(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<unit>[a-zA-Z%]*)"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` most likely means, if there is one: quantities by value, names by spelling."""
    known = tuple(known)
    return _next_larger(word, known) or _most_similar(word, known)


def _next_larger(word: str, known: Iterable[str]) -> str | None:
    """The smallest known quantity of the same unit that is not below `word`, or else the largest."""
    wanted = _quantity(word)
    if wanted is None:
        return None
    unit, number = wanted
    sizes = {found[1]: name for name in known if (found := _quantity(name)) and found[0] == unit}
    enough = [size for size in sizes if size >= number]
    return sizes[min(enough) if enough else max(sizes)] if sizes else None


def _quantity(word: str) -> tuple[str, float] | None:
    match = re.fullmatch(_QUANTITY, word)
    return (match["unit"].casefold(), float(match["number"])) if match else None


def _most_similar(word: str, known: Iterable[str]) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 - most specs have nothing misspelt

    by_fold = {name.casefold(): name for name in sorted(known, reverse=True)}
    matches = get_close_matches(word.casefold(), by_fold, n=1, cutoff=0.6)
    return by_fold[matches[0]] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The `help` for a word whose message lists the known ones: the nearest one, or nothing."""
    match = nearest(word, known)
    return f"did you mean `{match}`?" if match is not None else ""


def suggestion(word: str, known: Iterable[str]) -> str:
    """The `help` for an unknown name: the nearest one, or the list when it is short, or nothing."""
    names = sorted(known)
    known_here = "known here: " + ", ".join(f"`{name}`" for name in names) if 0 < len(names) <= 12 else ""
    return did_you_mean(word, names) or known_here
