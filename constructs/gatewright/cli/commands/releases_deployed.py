"""`gatewright releases deployed`."""

from __future__ import annotations

from gatewright.cli.aws_target import STOPS, ReachOptions, declare_reach, reached_by, until_stopped
from gatewright.cli.command import Command, Parser
from gatewright.cli.ledger_options import EXITS, VerbOptions, declare_dry_run, declare_releases, open_releases
from gatewright.cli.ledger_output import conclude, conclude_refusal, refuse
from gatewright.cli.options import count
from gatewright.cli.terminal import note
from gatewright.releases.changing import Outcome
from gatewright.releases.refusals import not_released, unknown_release


class Options(VerbOptions, ReachOptions):
    """What can be asked for."""

    release: int | None


def declare(parser: Parser) -> None:
    """Declare the options."""
    declare_releases(parser)
    declare_dry_run(parser)
    parser.set_defaults(stage=[])
    parser.add_argument(
        "--release",
        metavar="N",
        type=count,
        help="the release that is deployed, on your word. Without it, --stack or --api, AWS is asked",
    )
    declare_reach(parser)


def run(options: Options) -> int:
    """Record what is deployed."""
    return until_stopped(lambda: _run(options))


def _run(options: Options) -> int:
    opened = open_releases(options)
    if opened.diagnostics:
        return refuse(opened.diagnostics, opened, options)
    history = opened.history
    if history is None:
        return conclude_refusal(opened, not_released(), options)
    if options.release is None:
        seen = reached_by(opened, options).recorded(history)
        if seen.undeployed:
            note(f"release {seen.newest.id} is not deployed")
        return conclude([Outcome(opened, seen)], options)
    if history.release(options.release) is None:
        return conclude_refusal(opened, unknown_release(history, options.release), options)
    return conclude([Outcome(opened, history.with_deployed(options.release))], options)


COMMAND = Command(
    usage="[SPEC] [OPTION ...]",
    description=(
        "Record which releases are deployed, so that the next one can be made: after a deployment, in your pipeline "
        "or by hand. AWS is asked, and where the API is there is recorded too. With --release, your word is taken."
    ),
    examples=(
        ("gatewright releases deployed orders.yaml --environment prod --stack orders-prod", "ask AWS"),
        ("gatewright releases deployed orders.yaml --release 8", "release 8 is deployed, and all before it"),
    ),
    exits=(*EXITS, STOPS),
    options=Options,
    declare=declare,
    run=run,
)
