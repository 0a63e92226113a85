"""Reports out of case files, and the pieces of reports made by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from gatewright.diagnostics import Code, Diagnostic, Related, Severity
from gatewright.diagnostics.reports import Report, render
from gatewright.document.source import Place, Source

CASES = Path(__file__).parents[2] / "cases" / "reports"

SARIF_SCHEMA = json.loads((CASES / "sarif.schema.json").read_text(encoding="utf-8"))

CODE = Code("GW999", "example", "An example.")


def place_of(source: Source, text: str) -> Place:
    """Where `text` first stands in the source."""
    start = source.text.index(text)
    return Place(source, *_line_and_column(source, start), *_line_and_column(source, start + len(text)))


def _line_and_column(source: Source, offset: int) -> tuple[int, int]:
    before = source.text[:offset].split("\n")
    return len(before), len(before[-1]) + 1


def rendered(format: str, *diagnostics: Diagnostic, color: bool = False, width: int = 100) -> str:
    """The diagnostics in one format."""
    return render(format, Report(diagnostics, (), color=color, width=width))


def report_of(case: Path) -> Report:
    """The report that a case's `report.yaml` describes."""
    data = yaml.safe_load((case / "report.yaml").read_text(encoding="utf-8"))
    sources = {name: Source(name, text) for name, text in data.get("sources", {}).items()}
    codes = {
        id: Code(id, code["name"], code["page"], Severity(code.get("severity", "error")))
        for id, code in data.get("codes", {}).items()
    }
    diagnostics = tuple(
        codes[item["code"]].at(
            _place(sources, item["at"]),
            item["message"],
            help=item.get("help", ""),
            related=tuple(Related(_place(sources, one["at"]), one["message"]) for one in item.get("related", [])),
        )
        for item in data.get("diagnostics", [])
    )
    return Report(diagnostics, tuple(data["checked"]), version="1.2.3")


def _place(sources: Mapping[str, Source], at: Mapping[str, Any]) -> Place:
    """A place written `{file: text that stands there}` or `{file: [line, column, end line, end column]}`."""
    ((name, where),) = at.items()
    return place_of(sources[name], where) if isinstance(where, str) else Place(sources[name], *where)
