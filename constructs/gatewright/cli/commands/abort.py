"""`gatewright abort`."""

from __future__ import annotations

from gatewright.cli.command import Command, Parser
from gatewright.cli.ledger_options import declare_releases, declare_verb
from gatewright.cli.live_verbs import LIVE_EXITS, LiveOptions, change_or_act, declare_live
from gatewright.releases.verbs import abort


class Options(LiveOptions):
    """What can be asked for."""


def declare(parser: Parser) -> None:
    """Declare the options."""
    declare_releases(parser)
    declare_verb(parser, "all that have a canary")
    declare_live(parser)


def run(options: Options) -> int:
    """End canaries."""
    return change_or_act(options, "abort", lambda _, history: abort(history, options.stages))


COMMAND = Command(
    usage="[SPEC] [OPTION ...]",
    description=(
        "End the canary of a stage: all its requests go where the rest of them went. The release stays listed, and the "
        "spec may stay what it is until the next release."
    ),
    examples=(
        ("gatewright abort orders.yaml", "end all canaries of the one environment with releases"),
        ("gatewright abort orders.yaml --environment prod --dry-run", "see what the next deployment would do"),
        ("gatewright abort orders.yaml --live --stack orders", "end them now, without a deployment"),
    ),
    exits=LIVE_EXITS,
    options=Options,
    declare=declare,
    run=run,
)
