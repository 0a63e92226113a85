"""Failures in one line."""

from __future__ import annotations

import sys
import traceback

from gatewright.diagnostics.usage import UsageError


def report(error: Exception, *, show_traceback: bool) -> None:
    """Say on standard error why the command could not do its work."""
    if show_traceback and not isinstance(error, UsageError):
        traceback.print_exception(error)
    print(_text(error, show_traceback=show_traceback), file=sys.stderr)


def _text(error: Exception, *, show_traceback: bool) -> str:
    from gatewright.diagnostics.reports.visible import visible  # noqa: PLC0415 - a failure here must not hide the first one

    match error:
        case UsageError():
            help = f"\n  help: {visible(error.help)}" if error.help else ""
            return f"gatewright: {visible(str(error))}{help}"
        case OSError() if error.strerror:
            name = f"{visible(str(error.filename))}: " if error.filename is not None else ""
            return f"gatewright: {name}{error.strerror}"
        case _:
            during = "".join(f" while working on {visible(note)}" for note in getattr(error, "__notes__", [])[:1])
            said = visible(f"{type(error).__name__}: {error}")[:300]
            more = "" if show_traceback else "; --traceback shows where it happened"
            return (
                f"gatewright: internal failure{during}: {said}\n"
                f"  help: this is a bug in Gatewright, please report it with the spec{more}"
            )
