"""JSON for programs.

One object, in ASCII, its members always present and in this order:

    version      the tool's version
    summary      {errors, warnings, infos, files}: how many of each
    diagnostics  a list of {id, name, severity, message, help, file, line, column, end_line, end_column, related}

`severity` is `error`, `warning` or `info`. `help` is the edit to make, or empty. Lines and columns count from 1,
columns in characters, and the end is exclusive. `related` is a list of {message, file, line, column, end_line,
end_column}.
Characters that do not print are written out in every text, as in the text format.
"""

from __future__ import annotations

import json

from gatewright.diagnostics import Diagnostic, Related, Severity
from gatewright.diagnostics.reports.report import Report
from gatewright.diagnostics.reports.visible import visible
from gatewright.document.source import Place


def render(report: Report) -> str:
    """The report as the object above."""
    summary = {
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "infos": report.count(Severity.INFO),
        "files": len(report.files),
    }
    diagnostics = [_diagnostic(diagnostic) for diagnostic in report.diagnostics]
    value = {"version": visible(report.version), "summary": summary, "diagnostics": diagnostics}
    return json.dumps(value, indent=2) + "\n"


def _diagnostic(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "id": visible(diagnostic.code.id),
        "name": visible(diagnostic.code.name),
        "severity": diagnostic.severity,
        "message": visible(diagnostic.message),
        "help": visible(diagnostic.help),
        **_place(diagnostic.place),
        "related": [_related(related) for related in diagnostic.related],
    }


def _related(related: Related) -> dict[str, object]:
    return {"message": visible(related.message), **_place(related.place)}


def _place(place: Place) -> dict[str, object]:
    return {
        "file": visible(place.source.name),
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
