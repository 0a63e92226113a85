"""What is wrong with a JSONPath, as far as that can be seen without the JSON."""

from __future__ import annotations

import re

_VARIABLE = r"\$!?\{?([A-Za-z_][A-Za-z0-9_-]*)"
_QUOTES = "'\""


def wrong_with(path: str) -> tuple[str, str] | None:
    """What is wrong with a path and the edit to make, if something is."""
    if not path.strip():
        return "a JSONPath must start with `$`, and this one is empty", "write `$` for the whole body"
    if path[0] not in "$@":
        return f"a JSONPath must start with `$`, not `{path}`", f"write `$.{path.lstrip('.')}`"
    if re.match(_VARIABLE, path):
        return f"a dot is missing after `$` in `{path}`", f"write `$.{path[1:]}`"
    if path.endswith("."):
        return f"`{path}` ends in a dot", "write a name after the dot, or remove the dot"
    if "[]" in path:
        return f"`[]` in `{path}` is empty", "write `[*]` for all, or a number"
    if not _is_closed(path):
        return f"a bracket or quotation mark in `{path}` is never closed", "close it"
    return None


def variable_in(path: str) -> str | None:
    """What looks like a Velocity variable behind the path's start, if something does."""
    match = re.search(_VARIABLE, path[1:])
    return match[1] if match else None


def _is_closed(path: str) -> bool:
    open_brackets: list[str] = []
    quote = ""
    for character in path:
        if quote:
            quote = "" if character == quote else quote
        elif character in _QUOTES and open_brackets:
            quote = character
        elif character in "[(":
            open_brackets.append(character)
        elif character in "])" and (not open_brackets or open_brackets.pop() + character not in ("[]", "()")):
            return False
    return not (open_brackets or quote)
