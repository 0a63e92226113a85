"""`gatewright release`."""

from __future__ import annotations

from collections.abc import Iterator

from gatewright.cli.aws_target import STOPS, ReachOptions, declare_reach, reached_by, until_stopped
from gatewright.cli.command import Command, Parser
from gatewright.cli.ledger_options import (
    EXITS,
    VerbOptions,
    declare_releases,
    declare_verb,
    open_meant_releases,
)
from gatewright.cli.ledger_output import conclude, conclude_refusal, refuse
from gatewright.cli.options import count, pair, percent
from gatewright.cli.spec_options import SpecValueOptions, compiled, declare_spec_values
from gatewright.cli.terminal import note
from gatewright.diagnostics import Diagnostic
from gatewright.diagnostics.codes.ledger import TWO_UNDEPLOYED
from gatewright.diagnostics.usage import UsageError
from gatewright.gateway import Gateway
from gatewright.gateway.canary import CanaryPlan
from gatewright.ledger.ledger import History
from gatewright.releases.agreeing import Kept, check_pins, kept_releases
from gatewright.releases.archive import stored_release
from gatewright.releases.changing import Outcome, fixed_beside_canary, frozen
from gatewright.releases.opened import Opened
from gatewright.releases.refusals import Refusal
from gatewright.releases.verbs import KEEP, Order, Trial, release
from gatewright.spec.values.share import Percent


class Options(VerbOptions, ReachOptions, SpecValueOptions):
    """What can be asked for."""

    note: str | None
    canary: Percent | bool | None
    """A share, or whether there is a canary at all."""
    variable: list[tuple[str, str]]
    share_cache: bool
    fix: bool
    amend: bool
    deployed: bool
    keep: int

    @property
    def looks(self) -> bool:
        """Whether AWS is asked what is deployed."""
        return bool(self.stack or self.api)


def declare(parser: Parser) -> None:
    """Declare the options."""
    declare_releases(parser)
    declare_verb(parser, "all stages")
    parser.add_argument("--note", metavar="TEXT", help="a name or reason for the release")
    parser.add_argument(
        "--canary",
        metavar="PERCENT",
        nargs="?",
        const=True,
        type=percent,
        help="release it as a canary with this percentage of the requests, or with the first of the stage's "
        "`canary.steps`. Defaults to all requests",
    )
    parser.add_argument(
        "--variable",
        metavar="NAME=VALUE",
        type=pair,
        action="append",
        default=[],
        help="a stage variable of the canary, which overrides the spec's. Can be repeated",
    )
    parser.add_argument("--share-cache", action="store_true", help="share the stage's cache with the canary")
    parser.add_argument(
        "--fix",
        action="store_true",
        help="release a fix although a canary is active: clients get the base with what the spec has beyond the "
        "canary, and the canary ends",
    )
    parser.add_argument("--amend", action="store_true", help="replace the releases that are not deployed yet")
    parser.add_argument("--deployed", action="store_true", help="the newest release is deployed: I know it")
    parser.add_argument(
        "--keep", metavar="N", type=count, default=KEEP, help=f"how many releases to keep. Defaults to {KEEP}"
    )
    declare_reach(parser)
    declare_spec_values(parser)


def run(options: Options) -> int:
    """Make a release of what the spec says now."""
    return until_stopped(lambda: _run(options)) if options.looks else _run(options)


def _run(options: Options) -> int:
    if options.canary is None and (options.variable or options.share_cache):
        raise UsageError("--variable and --share-cache need --canary", "add `--canary PERCENT`")
    if options.amend and options.canary is not None and not options.stage:
        raise UsageError(
            "--amend cannot change what stages serve", "add `--stage NAME` for each stage that gets the canary"
        )
    outcomes: list[Outcome] = []
    for opened in open_meant_releases(options):
        outcome = _released(opened, options)
        if isinstance(outcome, int):
            return outcome
        _advise(opened.history, outcome.history, options)
        outcomes.append(outcome)
    return conclude(outcomes, options)


def _released(opened: Opened, options: Options) -> Outcome | int:
    """A release of one environment; or the exit code, if it is already reported why there is none."""
    if opened.diagnostics:
        return refuse(opened.diagnostics, opened, options)
    made = compiled(opened, options)
    kept = kept_releases(opened.file, opened.environment)
    gateway = made.gateway
    faults = tuple(_faults(kept, gateway)) if kept is not None and gateway is not None else ()
    if gateway is None or made.template is None or faults:
        return refuse((*made.diagnostics, *faults), opened, options)
    found = frozen(gateway)
    history = opened.history
    if history is not None and options.looks:
        history = reached_by(opened, options).recorded(history)
    if history is not None and options.deployed:
        history = history.with_deployed(history.newest.id)
    fixed = fixed_beside_canary(opened, history, found, options.stages) if options.fix and history else found
    if isinstance(fixed, Refusal):
        return conclude_refusal(opened, fixed, options)
    order = Order(
        digest=fixed.digest,
        kind=gateway.kind,
        deploy=gateway.deploy.value,
        stages=[stage.name for stage in gateway.stages],
        to=options.stages,
        trials=_trials(gateway, options),
        note=options.note,
        amend=options.amend,
        fix=options.fix,
        is_looked_up=options.looks,
        keep=options.keep,
    )
    result = release(history, order)
    if isinstance(result, Refusal):
        return conclude_refusal(opened, result, options)
    is_stored = stored_release(opened.file, opened.environment, gateway.name, result.newest) is not None
    renderings = {} if is_stored or result.newest.digest != fixed.digest else {fixed.digest: fixed.rendering}
    return Outcome(opened, result, renderings)


def _faults(kept: Kept, gateway: Gateway) -> Iterator[Diagnostic]:
    """What stands in the way of a release. A release can replace others that are not deployed."""
    return (said for said in check_pins(kept, gateway) if said.code != TWO_UNDEPLOYED)


def _advise(before: History | None, after: History, options: Options) -> None:
    if before == after and options.canary is not None and not options.stage:
        note(f"the API is the same as in release {after.newest.id}: name the stages that get it")
    elif (before is None or before.newest != after.newest) and not options.dry_run:
        note("deploy this before the next release; until it is deployed, `--amend` replaces it")


def _trials(gateway: Gateway, options: Options) -> dict[str, Trial]:
    """How each stage tries the release."""
    if options.canary is None:
        return {}
    return {stage.name: _trial(stage.canary, options) for stage in gateway.stages}


def _trial(plan: CanaryPlan, options: Options) -> Trial:
    return Trial(
        percent=options.canary if isinstance(options.canary, Percent) else Percent(plan.steps[0]),
        variables={**plan.variables, **dict(options.variable)},
        share_cache=options.share_cache or plan.share_cache,
    )


COMMAND = Command(
    usage="[SPEC] [OPTION ...]",
    description=(
        "Create a release of the current API of the spec, and choose the stages that get it: all their requests, or a "
        "percentage as a canary. It is written to the ledger next to the spec, which keeps what canaries and "
        "rollbacks need; the next deployment applies it. If the API is unchanged, no release is created, and the "
        "named stages get the newest one."
    ),
    examples=(
        ('gatewright release orders.yaml --note "bulk endpoint"', "release it to all stages"),
        ("gatewright release orders.yaml --canary", "release it as a canary, as the spec says under `canary`"),
        (
            "gatewright release orders.yaml --environment prod --canary 10",
            "release it as a canary with 10 % of the requests",
        ),
        ("gatewright release orders.yaml --environment prod/eu-west-1", "release it in one Region of prod first"),
        ("gatewright release --stage beta --dry-run", "preview the next deployment"),
        ("gatewright release --stack orders", "look first whether the newest release is deployed"),
        ("gatewright release --amend", "replace the newest release, which was not deployed yet"),
        ("gatewright release --fix --note 'close /debug'", "release a fix while a canary is active"),
    ),
    exits=(*EXITS, STOPS),
    options=Options,
    declare=declare,
    run=run,
)
