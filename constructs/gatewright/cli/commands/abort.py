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
    declare_verb(parser, "all stages with a canary")
    declare_live(parser)


def run(options: Options) -> int:
    """End canaries."""
    return change_or_act(options, "abort", lambda _, history: abort(history, options.stages))


COMMAND = Command(
    usage="[SPEC] [OPTION ...]",
    description=(
        "Stop the canary of a stage: its base release gets all requests again. The release stays in the ledger, and "
        "the spec can stay as it is until the next release."
    ),
    examples=(
        ("gatewright abort orders.yaml", "stop all canaries of the only environment with releases"),
        ("gatewright abort orders.yaml --environment prod --dry-run", "preview the next deployment"),
        ("gatewright abort orders.yaml --live --stack orders", "stop them now, without a deployment"),
    ),
    exits=LIVE_EXITS,
    options=Options,
    declare=declare,
    run=run,
)
