"""What is raised to those who embed a gateway."""

from __future__ import annotations

from collections.abc import Collection

from gatewright.diagnostics import Diagnostic
from gatewright.diagnostics.nearest import suggestion
from gatewright.diagnostics.reports import Report, render


class SpecError(Exception):
    """A spec is wrong. The text says everything that is wrong with it, each thing at its line."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...], file: str) -> None:
        super().__init__(render("text", Report(diagnostics, (file,))).rstrip("\n"))
        self.diagnostics = diagnostics


class UnknownPartError(ValueError):
    """A part of a gateway was asked for that it does not have."""

    @classmethod
    def named(cls, what: str, name: str, known: Collection[str]) -> UnknownPartError:
        """For an unknown name."""
        help = suggestion(name, known)
        return cls(f"there is no {what} {name!r}" + (f"; {help}" if help else ""))
