"""Globs with `*` at the beginning, at the end, or at both."""


def covers(wide: str, narrow: str) -> bool:
    """Whether every value that matches `narrow` also matches `wide`."""
    text = wide.strip("*")
    if wide.startswith("*") and wide.endswith("*"):
        return text in narrow
    if wide.startswith("*"):
        return narrow.endswith(text)
    return narrow.startswith(text) if wide.endswith("*") else narrow == wide
