"""Diagnostics: everything that Gatewright has to say about a spec.

A stage that can meet a user's mistake returns its value beside the diagnostics it found, and goes on as far as it
can. Exceptions are for bugs. Every diagnostic carries a Code: a stable id, a stable name and a page.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from gatewright.document.source import Place


class Severity(StrEnum):
    """How much a diagnostic matters. Only errors stop the pipeline."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Code(Struct, frozen=True):
    """What kind of thing a diagnostic says.

    Both id and name are stable and may be used to waive it. The page is Markdown: its first line is the title, then
    the reason, then examples under `Bad:` and `Good:`. It is the manual and, by its examples, the test.
    """

    id: str
    name: str
    page: str
    severity: Severity = Severity.ERROR
    everywhere: bool = False
    """It has to be true in every environment: an entry may be there for one of them."""

    @property
    def title(self) -> str:
        """The page's first line, without its full stop."""
        return self.page.strip().splitlines()[0].rstrip(".")

    def at(self, place: Place, message: str, *, help: str = "", related: tuple[Related, ...] = ()) -> Diagnostic:
        """This code, said of a place."""
        return Diagnostic(self, place, message, help=help, related=related, severity=self.severity)


class Related(Struct, frozen=True):
    """A second place that explains the first: `first defined here`."""

    place: Place
    message: str


class Diagnostic(Struct, frozen=True):
    """One finding.

    `message` says what is wrong in the user's terms, with the value got and the values allowed: lower case, no full
    stop. `help` is the edit to make. The reason in full is the code's page.
    """

    code: Code
    place: Place
    message: str
    help: str = ""
    related: tuple[Related, ...] = ()
    severity: Severity = Severity.ERROR

    def with_severity(self, severity: Severity) -> Diagnostic:
        """The same finding, taken more or less seriously."""
        return replace(self, severity=severity)


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file, place and code, each said once: a spec is checked once for every environment it declares."""
    unique = {_identity(diagnostic): diagnostic for diagnostic in diagnostics}
    return tuple(unique[key] for key in sorted(unique))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether the pipeline must stop here."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def _identity(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    place = diagnostic.place
    return (place.source.name, place.line, place.column, diagnostic.code.id, diagnostic.message)
