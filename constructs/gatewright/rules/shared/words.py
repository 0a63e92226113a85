"""Lists and numbers in messages."""

from collections.abc import Sequence


def listed(names: Sequence[str], most: int = 3) -> str:
    """Names in backquotes: `a`, `b`, `c` and 4 more."""
    shown = [f"`{name}`" for name in names[:most]]
    if len(names) > most:
        return ", ".join(shown) + f" and {len(names) - most} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1]))) if shown else ""


def number(value: int) -> str:
    """A number with separators: 1,048,576."""
    return f"{value:,}"
