"""Globs with a `*` at their beginning, at their end, or at both."""


def covers(wide: str, narrow: str) -> bool:
    """Whether every value for `narrow` is one for `wide`, whose text is then in that of `narrow`, at the same end."""
    text = wide.strip("*")
    if wide.startswith("*") and wide.endswith("*"):
        return text in narrow
    if wide.startswith("*"):
        return narrow.endswith(text)
    return narrow.startswith(text) if wide.endswith("*") else narrow == wide
