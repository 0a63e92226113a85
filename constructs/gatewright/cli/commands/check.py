"""`gatewright check`."""

from __future__ import annotations

from gatewright.cli.checking import check_paths
from gatewright.cli.command import FINDINGS, Command, Parser
from gatewright.cli.options import SpecOptions, declare_specs
from gatewright.cli.report_options import ReportOptions, declare_report, report


class Options(SpecOptions, ReportOptions):
    """What can be asked for."""


def declare(parser: Parser) -> None:
    """Declare the options."""
    declare_specs(parser)
    declare_report(parser)


def run(options: Options) -> int:
    """Check specs for all their environments, and report each finding once."""
    checked = check_paths(options)
    return report(checked.diagnostics, [file.source.name for file in checked.files], options)


COMMAND = Command(
    usage="[PATH ...] [OPTION ...]",
    description=(
        "Validate specs: report everything that AWS would reject at deployment, or accept and silently ignore, with "
        "its line and a fix. Specs of one command are checked together. Needs neither Node nor an AWS account."
    ),
    examples=(
        ("gatewright check", "check all specs in the folder specs, for all their environments"),
        ("gatewright check orders.yaml --environment prod", "check one spec for the environment prod"),
        ("gatewright check --format sarif --output findings.sarif", "write a report for code scanning"),
        ("git show HEAD:orders.yaml | gatewright check - --stdin-name orders.yaml", "check a spec from standard input"),
    ),
    exits=FINDINGS,
    options=Options,
    declare=declare,
    run=run,
)
