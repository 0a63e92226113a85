"""`gatewright prune`."""

from __future__ import annotations

from gatewright.cli.command import Command, Parser
from gatewright.cli.ledger_options import EXITS, VerbOptions, declare_dry_run, declare_releases
from gatewright.cli.ledger_output import change
from gatewright.cli.options import count
from gatewright.releases.verbs import KEEP, prune


class Options(VerbOptions):
    """What can be asked for."""

    keep: int


def declare(parser: Parser) -> None:
    """Declare the options."""
    declare_releases(parser)
    declare_dry_run(parser)
    parser.add_argument(
        "--keep", metavar="N", type=count, default=KEEP, help=f"how many releases to keep; {KEEP} when nothing is said"
    )


def run(options: Options) -> int:
    """Let go of old releases."""
    return change(options, lambda _, history: prune(history, options.keep), tell_holders=True)


COMMAND = Command(
    usage="[SPEC] [OPTION ...]",
    description=(
        "Let go of the oldest releases, and never of one that a stage serves. Nothing can go back to them afterwards. "
        "Of those that are kept it tells who serves each. "
        "Their deployments stay in API Gateway, where they cost nothing and serve nothing."
    ),
    examples=(("gatewright prune orders.yaml --environment prod --keep 3", "keep three releases"),),
    exits=EXITS,
    options=Options,
    declare=declare,
    run=run,
)
