"""JUnit XML, which most build servers show: a test case a file, failed by errors alone.

A case holds one failure, whose text has all the errors, because readers keep no more than one. Warnings and infos are
the case's output. The text is ASCII, with character references for the rest, whatever encoding it is saved in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gatewright.diagnostics import Diagnostic, Severity
from gatewright.diagnostics.reports.report import Report
from gatewright.diagnostics.reports.text import block
from gatewright.diagnostics.reports.visible import visible

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def render(report: Report) -> str:
    """The report as one suite."""
    return "\n".join(_lines(report)).encode("ascii", "xmlcharrefreplace").decode("ascii") + "\n"


def _lines(report: Report) -> Iterator[str]:
    by_file: dict[str, list[Diagnostic]] = {name: [] for name in report.files}
    for diagnostic in report.diagnostics:
        by_file[diagnostic.place.source.name].append(diagnostic)
    failed = sum(any(found.severity is Severity.ERROR for found in findings) for findings in by_file.values())
    counts = _attributes(name="gatewright", tests=str(len(by_file)), failures=str(failed), errors="0", time="0")
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<testsuites{counts}>"
    yield f'<testsuite{counts} skipped="0">'
    for name, findings in by_file.items():
        yield from _case(name, findings)
    yield "</testsuite>"
    yield "</testsuites>"


def _case(name: str, findings: Sequence[Diagnostic]) -> Iterator[str]:
    opening = f"testcase{_attributes(classname='gatewright', name=name, file=name, time='0')}"
    if not findings:
        yield f"<{opening}/>"
        return
    yield f"<{opening}>"
    errors = [found for found in findings if found.severity is Severity.ERROR]
    if errors:
        first = errors[0]
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        attributes = _attributes(type=first.code.id, message=f"{first.code.id}: {first.message}{more}")
        yield f"<failure{attributes}>{_blocks(errors)}</failure>"
    rest = [found for found in findings if found.severity is not Severity.ERROR]
    if rest:
        yield f"<system-out>{_blocks(rest)}</system-out>"
    yield "</testcase>"


def _blocks(findings: Sequence[Diagnostic]) -> str:
    return "\n\n".join(map(block, findings)).translate(_MARKUP)


def _attributes(**values: str) -> str:
    return "".join(f' {name}="{visible(value).translate(_MARKUP)}"' for name, value in values.items())
