"""Telling what was found, in the format asked for."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from gatewright.cli.command import Parser
from gatewright.cli.options import declare_color, one_of
from gatewright.cli.terminal import columns, has_color
from gatewright.diagnostics import Diagnostic, Severity
from gatewright.diagnostics.reports import FORMATS, Report, render
from gatewright.formats.writing import write


class ReportOptions(Namespace):
    """The format of the report, and what is bad enough to fail."""

    format: str
    output: str | None
    max_warnings: int | None
    quiet: bool
    color: str


def declare_report(parser: Parser) -> None:
    """The options of ReportOptions."""
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        type=one_of(FORMATS),
        default="text",
        help=f"{', '.join(FORMATS)}. Defaults to text",
    )
    parser.add_argument(
        "--output", metavar="FILE", help="write the report to a file, and readable text to standard error"
    )
    parser.add_argument("--max-warnings", metavar="N", type=int, help="fail if there are more warnings")
    parser.add_argument("--quiet", action="store_true", help="print errors only")
    declare_color(parser)


def report(diagnostics: Sequence[Diagnostic], checked: Sequence[str], options: ReportOptions) -> int:
    """Report the findings; the result is the exit code."""
    shown = [said for said in diagnostics if not options.quiet or said.severity is Severity.ERROR]
    if options.output is not None:
        found = Report(tuple(shown), tuple(checked), version=_version(options.format))
        write(Path(options.output), render(options.format, found).encode("utf-8", "backslashreplace"))
        print_text(shown, checked, options, to_stderr=True)
    elif options.format == "text":
        print_text(shown, checked, options, to_stderr=False)
    else:
        found = Report(tuple(shown), tuple(checked), version=_version(options.format))
        sys.stdout.write(render(options.format, found))
    return status(diagnostics, options.max_warnings)


def print_text(
    diagnostics: Sequence[Diagnostic], checked: Sequence[str], options: ReportOptions, *, to_stderr: bool
) -> None:
    """Print the report as readable text."""
    if options.quiet and not diagnostics:
        return
    stream = sys.stderr if to_stderr else sys.stdout
    found = Report(tuple(diagnostics), tuple(checked), color=has_color(options.color, stream), width=columns())
    stream.write(render("text", found))


def status(diagnostics: Sequence[Diagnostic], max_warnings: int | None) -> int:
    """The exit code for what was found."""
    counts = {severity: sum(said.severity is severity for said in diagnostics) for severity in Severity}
    too_many = max_warnings is not None and counts[Severity.WARNING] > max_warnings
    return 1 if counts[Severity.ERROR] or too_many else 0


def _version(format: str) -> str:
    if format == "text":
        return ""
    from gatewright.cli.version import version  # noqa: PLC0415 - only other programs want to know

    return version()
