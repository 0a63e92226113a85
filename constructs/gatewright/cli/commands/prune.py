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
        "--keep", metavar="N", type=count, default=KEEP, help=f"how many releases to keep. Defaults to {KEEP}"
    )


def run(options: Options) -> int:
    """Let go of old releases."""
    return change(options, lambda _, history: prune(history, options.keep), print_holders=True)


COMMAND = Command(
    usage="[SPEC] [OPTION ...]",
    description=(
        "Delete the oldest releases from the ledger, except those that a stage serves, and list which stages serve "
        "the others. Stages cannot be rolled back to deleted releases. Their deployments stay in API Gateway at no "
        "charge, and serve nothing."
    ),
    examples=(("gatewright prune orders.yaml --environment prod --keep 3", "keep three releases"),),
    exits=EXITS,
    options=Options,
    declare=declare,
    run=run,
)
