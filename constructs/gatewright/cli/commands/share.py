"""`gatewright share`."""

from __future__ import annotations

from argparse import ArgumentTypeError

from gatewright.cli.command import Command, Parser
from gatewright.cli.ledger_options import declare_releases, declare_verb
from gatewright.cli.live_verbs import LIVE_EXITS, LiveOptions, change_or_act, declare_live
from gatewright.cli.options import percent
from gatewright.diagnostics.usage import UsageError
from gatewright.releases.verbs import share
from gatewright.spec.values.share import Percent


class Options(LiveOptions):
    """What can be asked for."""

    percent: str


def declare(parser: Parser) -> None:
    """Declare the options."""
    declare_releases(parser)
    parser.add_argument("percent", metavar="PERCENT", help="the percentage of the requests, from 0 to 100")
    declare_verb(parser, "all stages with a canary")
    declare_live(parser)


def run(options: Options) -> int:
    """Give canaries another share."""
    share_of_all = _percent(options)
    return change_or_act(options, "share", lambda _, history: share(history, share_of_all, options.stages))


def _percent(options: Options) -> Percent:
    try:
        return percent(options.percent)
    except ArgumentTypeError as error:
        if options.spec is None or not _is_percent(options.spec):
            raise UsageError(str(error), "write it like `25%`") from error
        right = f"write `gatewright share {options.percent} {options.spec}`"
        raise UsageError("the percentage comes after the spec", right) from error


def _is_percent(text: str) -> bool:
    try:
        percent(text)
    except ArgumentTypeError:
        return False
    return True


COMMAND = Command(
    usage="[SPEC] PERCENT [OPTION ...]",
    description="Change the percentage of a stage's requests that its canary gets.",
    examples=(
        ("gatewright share orders.yaml 25%", "send 25 % of the requests to the canary"),
        ("gatewright share orders.yaml 0.5% --environment prod --stage live", "send 0.5 % to the canary of one stage"),
        ("gatewright share orders.yaml 25% --live --stack orders", "change it now, without a deployment"),
    ),
    exits=LIVE_EXITS,
    options=Options,
    declare=declare,
    run=run,
)
