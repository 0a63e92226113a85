"""`gatewright share`."""

from __future__ import annotations

from gatewright.cli.acting import LIVE_EXITS, LiveOptions, change_or_act, declare_live
from gatewright.cli.command import Command, Parser
from gatewright.cli.options import percent
from gatewright.cli.releasing import declare_releases, declare_verb
from gatewright.release.verbs import share
from gatewright.spec.values.share import Percent


class Options(LiveOptions):
    """What can be asked for."""

    percent: Percent


def declare(parser: Parser) -> None:
    """Declare the options."""
    parser.add_argument("percent", metavar="PERCENT", type=percent, help="the share of the requests, from 0 to 100")
    declare_releases(parser)
    declare_verb(parser, "all that have a canary")
    declare_live(parser)


def run(options: Options) -> int:
    """Give canaries another share."""
    return change_or_act(options, "share", lambda _, history: share(history, options.percent, options.stages))


COMMAND = Command(
    usage="PERCENT [SPEC] [OPTION ...]",
    description="Give the canary of a stage another share of the stage's requests.",
    examples=(
        ("gatewright share 25 orders.yaml", "give it a quarter"),
        ("gatewright share 0.5 orders.yaml --environment prod --stage live", "give one very few"),
        ("gatewright share 25 orders.yaml --live --stack orders", "give it now, without a deployment"),
    ),
    exits=LIVE_EXITS,
    options=Options,
    declare=declare,
    run=run,
)
