"""What a renderer is given: the findings, and how they should look."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from gatewright.diagnostics import Diagnostic, Severity


class Report(Struct, frozen=True):
    """One check's outcome.

    The diagnostics come out in the order given, which is that of `diagnostics.ordered`. `checked` names every file
    that was read. `color` and `width` matter to the text format alone. `version` is the tool's own.
    """

    diagnostics: tuple[Diagnostic, ...]
    checked: tuple[str, ...]
    color: bool = False
    width: int = 100
    version: str = ""

    @property
    def files(self) -> tuple[str, ...]:
        """Every file that was checked or that has something said of it, each once."""
        blamed = (diagnostic.place.source.name for diagnostic in self.diagnostics)
        return tuple(dict.fromkeys((*self.checked, *blamed)))

    def count(self, severity: Severity) -> int:
        """How many diagnostics are this serious."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)


Renderer = Callable[[Report], str]
"""Turns a report into one format's text."""
