"""`gatewright rollback`."""

from __future__ import annotations

from gatewright.cli.command import Command, Parser
from gatewright.cli.ledger_options import declare_releases, declare_verb
from gatewright.cli.live_verbs import LIVE_EXITS, LiveOptions, change_or_act, declare_live
from gatewright.cli.options import count
from gatewright.releases.verbs import rollback


class Options(LiveOptions):
    """What can be asked for."""

    to: int | None
    even_given_up: bool


def declare(parser: Parser) -> None:
    """Declare the options."""
    declare_releases(parser)
    declare_verb(parser, "the only stage")
    parser.add_argument(
        "--to",
        metavar="RELEASE",
        type=count,
        help="the release to go to. Defaults to the one that the stage served before",
    )
    parser.add_argument(
        "--even-given-up",
        action="store_true",
        help="go to the release of --to although its trial was aborted, or the stage was rolled back from it",
    )
    declare_live(parser)


def run(options: Options) -> int:
    """Let stages serve what they served before."""
    return change_or_act(
        options,
        "rollback",
        lambda _, history: rollback(history, options.stages, options.to, even_given_up=options.even_given_up),
    )


COMMAND = Command(
    usage="[SPEC] [OPTION ...]",
    description=(
        "Roll a stage back to an earlier release. If the stage has a canary, the canary is stopped, and nothing else "
        "changes unless a release is named. What the API calls is not rolled back: functions and their permissions "
        "follow the spec."
    ),
    examples=(
        ("gatewright rollback orders.yaml", "go back by one release, or stop the canary"),
        ("gatewright rollback orders.yaml --environment prod --stage live --to 6", "go back to release 6"),
        ("gatewright rollback orders.yaml --to 6 --live --stack orders", "go back now, without a deployment"),
    ),
    exits=LIVE_EXITS,
    options=Options,
    declare=declare,
    run=run,
)
