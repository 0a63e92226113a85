"""The version of the installed tool."""

from __future__ import annotations


def version() -> str:
    """As it is installed."""
    from importlib.metadata import version as installed  # noqa: PLC0415 - costs more than most commands need

    return installed("gatewright")
