"""Text for people: each finding with its source lines underlined, then how many there were.

A finding looks so, and a range that ends some lines further down shows its first line and its last:

specs/orders.yaml:41:7: error[GW312 cache-key-undeclared]: message
   |
41 |     cache: {key: [path.id, query.expnd]}
   |                            ^^^^^^^^^^^
   |
   = note: specs/orders.yaml:40:13: a related place, with its lines underlined by dashes
   = help: the edit to make

Nothing but this module writes escape sequences, and only when the report asks for colour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gatewright.diagnostics import Diagnostic, Severity
from gatewright.diagnostics.reports.columns import width, wrap
from gatewright.diagnostics.reports.report import Report
from gatewright.diagnostics.reports.snippet import Row, snippet
from gatewright.diagnostics.reports.visible import visible

Paint = Callable[[str, str], str]
"""Text in a style, which is one of `_STYLES`."""

_NARROWEST = 40
_STYLES = {
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    Severity.INFO: "1;36",
    "strong": "1",
    "gutter": "94",
    "note": "1;94",
    "help": "1;32",
}


def render(report: Report) -> str:
    """The findings, an empty line after each, and the summary line."""
    paint = _colored if report.color else _plain
    blocks = [block(diagnostic, report.width, paint) + "\n" for diagnostic in report.diagnostics]
    return "\n".join([*blocks, _summary(report, paint) + "\n"])


def _plain(text: str, _style: str) -> str:
    return text


def _colored(text: str, style: str) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if text else ""


def block(diagnostic: Diagnostic, columns: int = 100, paint: Paint = _plain) -> str:
    """One finding, as lines without a last line feed."""
    return "\n".join(_Block(diagnostic, max(columns, _NARROWEST), paint).lines())


class _Block:
    """The lines of one finding, which share a gutter as wide as the highest line number shown."""

    def __init__(self, diagnostic: Diagnostic, columns: int, paint: Paint) -> None:
        self.diagnostic = diagnostic
        self.columns = columns
        self.paint = paint
        places = [diagnostic.place, *(related.place for related in diagnostic.related)]
        room = columns - 3 - max(len(str(place.end_line)) for place in places)
        self.snippets = [snippet(place, room) for place in places]
        self.gutter = max((len(str(row.line)) for rows in self.snippets for row in rows), default=1)

    def lines(self) -> Iterator[str]:
        """All of the finding, top to bottom."""
        diagnostic = self.diagnostic
        first, *others = self.snippets
        yield from self._header()
        yield from self._snippet(first, "^", diagnostic.severity)
        for related, rows in zip(diagnostic.related, others, strict=True):
            yield from self._remark("note", f"{related.place}: {related.message}")
            yield from self._snippet(rows, "-", "note")
        if diagnostic.help:
            yield from self._remark("help", diagnostic.help)

    def _header(self) -> Iterator[str]:
        diagnostic, code, paint = self.diagnostic, self.diagnostic.code, self.paint
        place = visible(f"{diagnostic.place}")
        label = visible(f"{diagnostic.severity}[{code.id} {code.name}]")
        indent = self.gutter + 3
        used = width(f"{place}: {label}: ")
        first, *rest = wrap(visible(diagnostic.message), self.columns - used, self.columns - indent)
        start = f"{paint(place, 'strong')}: {paint(label, diagnostic.severity)}:"
        yield f"{start} {paint(first, 'strong')}" if first else start
        yield from (" " * indent + paint(line, "strong") for line in rest)

    def _remark(self, label: str, text: str) -> Iterator[str]:
        """A note or a help, hung under its label."""
        start = " " * (self.gutter + 1) + self.paint("=", "gutter") + " " + self.paint(label, label) + ": "
        indent = self.gutter + 3 + len(f"{label}: ")
        first, *rest = wrap(visible(text), self.columns - indent, self.columns - indent)
        yield self._bar()
        yield start + first
        yield from (" " * indent + line for line in rest)

    def _snippet(self, rows: tuple[Row, ...], mark: str, style: str) -> Iterator[str]:
        for previous, row in zip((None, *rows), rows, strict=False):
            if previous is None:
                yield self._bar()
            elif row.line > previous.line + 1:
                yield self.paint("...", "gutter")
            yield self._bar(str(row.line), row.text)
            yield self._bar("", " " * row.indent + self.paint(mark * row.length, style))

    def _bar(self, number: str = "", text: str = "") -> str:
        bar = self.paint(f"{number:>{self.gutter}} |", "gutter")
        return f"{bar} {text}" if text else bar


def _summary(report: Report, paint: Paint) -> str:
    counts = [(severity, report.count(severity)) for severity in Severity]
    found = [paint(_counted(count, severity), severity) for severity, count in counts if count]
    problems = ", ".join(found) or paint("no problems", "help")
    return f"{problems} in {_counted(len(report.files), 'file')}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
