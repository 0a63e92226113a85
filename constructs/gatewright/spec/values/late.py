"""Placeholders for values that are known at deployment only."""

STAND_IN = "GatewrightInput"
"""The prefix of every placeholder: letters, so that it can be part of names, hosts and paths."""


def is_late(text: str) -> bool:
    """Whether a part of a text is known at deployment only, so that its form cannot be validated."""
    return STAND_IN in text
