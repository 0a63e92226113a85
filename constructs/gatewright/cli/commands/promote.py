"""`gatewright promote`."""

from __future__ import annotations

from collections.abc import Mapping

from gatewright.cli.command import Command, Parser
from gatewright.cli.ledger_options import (
    declare_releases,
    declare_verb,
)
from gatewright.cli.live_verbs import LIVE_EXITS, LiveOptions, change_or_act, declare_live
from gatewright.cli.spec_options import SpecValueOptions, compiled, declare_spec_values
from gatewright.ledger.ledger import History
from gatewright.releases.opened import Opened
from gatewright.releases.refusals import Refusal
from gatewright.releases.verbs import promote


class Options(LiveOptions, SpecValueOptions):
    """What can be asked for."""

    without_variables: bool


def declare(parser: Parser) -> None:
    """Declare the options."""
    declare_releases(parser)
    declare_verb(parser, "all stages with a canary")
    parser.add_argument(
        "--without-variables",
        action="store_true",
        help="promote it although it ran with stage variables that the stage does not have",
    )
    declare_live(parser)
    declare_spec_values(parser)


def run(options: Options) -> int:
    """Let canaries serve all."""

    def verb(opened: Opened, history: History) -> History | Refusal:
        own = None if options.without_variables else variables_of_stages(opened, history, options)
        return promote(history, options.stages, own)

    return change_or_act(options, "promote", verb, keep_variables=not options.without_variables)


def variables_of_stages(opened: Opened, history: History, options: SpecValueOptions) -> Mapping[str, Mapping[str, str]]:
    """The stage variables that the spec says, as far as it can be understood and matters."""
    if not any(pin.trial is not None and pin.trial.variables for pin in history.stages.values()):
        return {}
    gateway = compiled(opened, options).gateway
    return {stage.name: stage.variables for stage in gateway.stages} if gateway is not None else {}


COMMAND = Command(
    usage="[SPEC] [OPTION ...]",
    description=(
        "Promote the canary of a stage: it gets all requests, and the canary ends. The next deployment does both in "
        "one update. The stage variables of the canary must be in the spec by then."
    ),
    examples=(
        ("gatewright promote orders.yaml", "promote all canaries of the only environment with releases"),
        ("gatewright promote orders.yaml --environment prod --stage live", "promote one"),
        ("gatewright promote orders.yaml --live --stack orders", "promote now, without a deployment"),
    ),
    exits=LIVE_EXITS,
    options=Options,
    declare=declare,
    run=run,
)
