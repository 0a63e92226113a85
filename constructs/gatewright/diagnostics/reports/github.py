"""GitHub's workflow commands: a line a finding, which the runner turns into an annotation at its place.

The runner undoes the percent-escapes; inside a property a colon or a comma would end the value. It drops the columns
of a range of several lines, so they are left out.
"""

from __future__ import annotations

from gatewright.diagnostics import Diagnostic, Severity
from gatewright.diagnostics.reports.report import Report
from gatewright.diagnostics.reports.visible import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report) -> str:
    """One command a finding, and nothing when there is none."""
    return "".join(_command(diagnostic) + "\n" for diagnostic in report.diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    properties = ",".join(
        f"{name}={visible(str(value)).translate(_PROPERTY)}" for name, value in _properties(diagnostic).items()
    )
    return f"::{_COMMANDS[diagnostic.severity]} {properties}::{_message(diagnostic).translate(_DATA)}"


def _properties(diagnostic: Diagnostic) -> dict[str, str | int]:
    code, place = diagnostic.code, diagnostic.place
    columns = {"col": place.column, "endColumn": place.end_column} if place.line == place.end_line else {}
    lines = {"line": place.line, "endLine": place.end_line}
    return {"file": place.source.name, **lines, **columns, "title": f"{code.id} {code.name}"}


def _message(diagnostic: Diagnostic) -> str:
    notes = [f"note: {related.place}: {related.message}" for related in diagnostic.related]
    help = [f"help: {diagnostic.help}"] if diagnostic.help else []
    return "\n".join(map(visible, [diagnostic.message, *notes, *help]))
