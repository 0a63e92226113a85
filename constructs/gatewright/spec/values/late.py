"""What stands for a value that only the deployment knows."""

STAND_IN = "GatewrightInput"
"""What every stand-in begins with: letters, so that it may be part of names, hosts and paths."""


def is_late(text: str) -> bool:
    """Whether something in a text is not known yet: then nobody can tell what the whole will look like."""
    return STAND_IN in text
