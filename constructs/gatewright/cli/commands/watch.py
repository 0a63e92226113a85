"""`gatewright watch`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gatewright.cli.aws_target import STOPPED, declare_reach, reached_by, until_stopped
from gatewright.cli.command import Command, Parser
from gatewright.cli.ledger_lock import alone
from gatewright.cli.ledger_options import declare_releases, open_releases
from gatewright.cli.ledger_output import conclude_refusal, refuse
from gatewright.cli.live_verbs import LiveOptions
from gatewright.cli.spec_options import SpecValueOptions, compiled, declare_spec_values
from gatewright.cli.stage_control import StageHands
from gatewright.cli.terminal import note
from gatewright.cli.watch_options import PlanOptions, declare_plan, plan_of
from gatewright.cli.watch_output import JsonLines, Table
from gatewright.diagnostics import has_errors
from gatewright.gateway import Gateway
from gatewright.gateway.canary import CanaryPlan
from gatewright.ledger.ledger import DEFAULT, History
from gatewright.releases import verbs
from gatewright.releases.refusals import Refusal, no_canary, not_released, unknown_stage, which_stage

if TYPE_CHECKING:
    from gatewright.live.metrics import Signals
    from gatewright.live.reaching import Reached
    from gatewright.live.rollout import Ending, Look


class Options(LiveOptions, PlanOptions, SpecValueOptions):
    """What can be asked for."""

    namespace: str
    canary_stage: str | None
    without_variables: bool


def declare(parser: Parser) -> None:
    """Declare the options."""
    declare_releases(parser)
    declare_reach(parser)
    parser.set_defaults(live=True, adopt=False, dry_run=False)
    add = parser.add_argument
    add(
        "--stage",
        metavar="STAGE",
        action="append",
        default=[],
        help="the stage. Defaults to the only one with a canary",
    )
    declare_plan(parser)
    add(
        "--namespace",
        metavar="NAME",
        default="AWS/ApiGateway",
        help="the namespace of the metrics. Defaults to AWS/ApiGateway",
    )
    add("--canary-stage", metavar="NAME", help="the dimension Stage of the canary's metrics. Defaults to STAGE/Canary")
    add("--without-variables", action="store_true", help="promote it without the stage variables it ran with")
    declare_spec_values(parser)


def run(options: Options) -> int:
    """Watch a canary."""
    return until_stopped(lambda: _run(options))


def _run(options: Options) -> int:
    opened = open_releases(options)
    if opened.diagnostics:
        return refuse(opened.diagnostics, opened, options)
    stage = not_released() if opened.history is None else _stage(opened.history, options.stages)
    if isinstance(stage, Refusal):
        return conclude_refusal(opened, stage, options)
    made = compiled(opened, options)
    if made.gateway is None or opened.history is None or has_errors(made.diagnostics):
        return refuse(made.diagnostics, opened, options)
    refusal = _unpromotable(opened.history, made.gateway, stage, options)
    if refusal is not None:
        return conclude_refusal(opened, refusal, options)
    plan = plan_of(_plan(made.gateway, stage), options)
    try:
        with alone(opened.file, "watch", opened.environment or DEFAULT, stage):
            ending = _watch(reached_by(opened, options), stage, plan, options)
    except (KeyboardInterrupt, SystemExit):
        note(
            "stopped; the canary keeps its traffic percentage. "
            "Run the same command to resume, or `gatewright abort --live` to stop the canary"
        )
        raise
    return _conclude(ending, stage, options)


def _stage(history: History, stages: list[str] | None) -> str | Refusal:
    """The one stage that is meant, which has a canary."""
    found = [stage for stage, pin in history.stages.items() if pin.trial is not None] if stages is None else stages
    if not found:
        return no_canary()
    if len(found) > 1:
        return which_stage(found)
    if found[0] not in history.stages:
        return unknown_stage(found[0], history.stages)
    return no_canary(found[0]) if history.stages[found[0]].trial is None else found[0]


def _unpromotable(history: History, gateway: Gateway, stage: str, options: Options) -> Refusal | None:
    """Why the canary cannot be promoted, however good it is."""
    own = None if options.without_variables else {each.name: each.variables for each in gateway.stages}
    result = verbs.promote(history, [stage], own)
    return result if isinstance(result, Refusal) else None


def _plan(gateway: Gateway, stage: str) -> CanaryPlan:
    """How canaries of a stage are tried; as usual if the spec has the stage no more."""
    return next((each.canary for each in gateway.stages if each.name == stage), CanaryPlan())


def _watch(reached: Reached, stage: str, plan: CanaryPlan, options: Options) -> Ending:
    from gatewright.live.metrics import sample  # noqa: PLC0415 - only when AWS is called
    from gatewright.live.probing import unavailable  # noqa: PLC0415
    from gatewright.live.rollout import Rollout  # noqa: PLC0415

    signals, caller = _signals(reached, stage, plan, options), reached.caller
    table = JsonLines() if options.format == "json" else Table(plan, options.color)

    def report(look: Look) -> None:
        table.show(look, caller.clock.now())

    hands = StageHands(reached, stage, options, keep_variables=not options.without_variables)
    ended = hands.recover()
    if ended is not None:
        return ended
    hands.check()
    for said in unavailable(caller, signals):
        note(f"{said}: without it the verdict is unknown, and the canary is not promoted")
    rollout = Rollout(
        caller=caller,
        stage=stage,
        hands=hands,
        plan=plan,
        read=lambda since, percent: sample(caller, signals, since, percent),
        report=report,
    )
    table.begin()
    try:
        return rollout.run(hands.percent)
    finally:
        table.clear()


def _signals(reached: Reached, stage: str, plan: CanaryPlan, options: Options) -> Signals:
    from gatewright.live.metrics import Signals  # noqa: PLC0415

    return Signals(
        api=reached.name,
        id=reached.api.id,
        stage=stage,
        canary=options.canary_stage or f"{stage}/Canary",
        namespace=options.namespace,
        period=round(plan.each),
        errors=tuple(plan.errors),
        percentiles=tuple(plan.latencies),
        alarms=plan.alarms,
        logs=plan.logs,
    )


def _conclude(ending: Ending, stage: str, options: Options) -> int:
    from gatewright.live.rollout import Ending  # noqa: PLC0415

    said = {
        Ending.PROMOTED: f"promoted: {stage!r} serves the canary's release",
        Ending.ABORTED: f"aborted: {stage!r} serves its base",
        Ending.HELD: f"held: {stage!r} keeps its canary, because there is not enough data",
    }
    print(json.dumps({"ending": ending}) if options.format == "json" else said[ending])
    return {Ending.PROMOTED: 0, Ending.ABORTED: 1, Ending.HELD: STOPPED}[ending]


COMMAND = Command(
    usage="[SPEC] (--stack NAME | --api ID) [OPTION ...]",
    description=(
        "Watch a canary, and increase its traffic step by step while its metrics are as good as those of the base. "
        "The canary is promoted after the last step, and stopped as soon as it is worse. Its traffic never increases "
        "without enough data. The steps and limits are in the spec, under `canary` of the stage; options override "
        "them once. You can interrupt the command at any time, and run it again to resume."
    ),
    examples=(
        (
            "gatewright watch orders.yaml --stack orders",
            "use the steps of the spec; by default 5, 25, 50 %, 15 minutes each",
        ),
        (
            "gatewright watch orders.yaml --stack orders --steps 10 --bake 1h --alarm orders-errors",
            "use one step of 10 %, for one hour",
        ),
    ),
    exits=(
        (0, "the canary is promoted"),
        (1, "the canary is aborted, or the command is rejected"),
        (2, "wrong usage, or an internal failure"),
        (STOPPED, "the canary is held for lack of data, or the command was interrupted: run it again to resume"),
    ),
    options=Options,
    declare=declare,
    run=run,
)
