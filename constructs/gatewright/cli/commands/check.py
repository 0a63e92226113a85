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
    """Check specs for all their environments, and tell each finding once."""
    checked = check_paths(options)
    return report(checked.diagnostics, [file.source.name for file in checked.files], options)


COMMAND = Command(
    usage="[PATH ...] [OPTION ...]",
    description=(
        "Find what is wrong with specs: everything that AWS would refuse, or accept and then not do, with the line and "
        "the edit to make. Specs given together see each other. Needs neither Node nor an AWS account."
    ),
    examples=(
        ("gatewright check", "check all specs in the folder specs, for all their environments"),
        ("gatewright check orders.yaml --environment prod", "check one spec as it is deployed to prod"),
        ("gatewright check --format sarif --output findings.sarif", "write a report for code scanning"),
        ("git show HEAD:orders.yaml | gatewright check - --stdin-name orders.yaml", "check what is not in a file"),
    ),
    exits=FINDINGS,
    options=Options,
    declare=declare,
    run=run,
)
