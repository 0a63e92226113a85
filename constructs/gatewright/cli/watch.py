"""`gatewright watch`."""

from __future__ import annotations

import json
from argparse import ArgumentTypeError
from itertools import pairwise
from typing import TYPE_CHECKING

from gatewright.cli.acting import LiveOptions
from gatewright.cli.command import Command, Parser
from gatewright.cli.concluding import conclude_refusal, refuse
from gatewright.cli.hands import StageHands, history_of
from gatewright.cli.looks import Lines, Table
from gatewright.cli.options import count, one_of, percent
from gatewright.cli.promote import variables_of_stages
from gatewright.cli.reaching import STOPPED, STOPS, Reached, declare_reach, reach, until_stopped
from gatewright.cli.releasing import Opened, declare_releases, open_releases
from gatewright.cli.terminal import note
from gatewright.cli.values import SpecValueOptions, declare_spec_values
from gatewright.release import verbs
from gatewright.release.ledger import History
from gatewright.release.refusals import Refusal, no_canary, not_released, unknown_stage, which_stage
from gatewright.spec.values.number import spell
from gatewright.spec.values.share import Percent

if TYPE_CHECKING:
    from gatewright.live.judging import Thresholds
    from gatewright.live.metrics import Signals
    from gatewright.live.rollout import Ending, Look, Schedule

STEPS = "5,25,50,100"


class Options(LiveOptions, SpecValueOptions):
    """What can be asked for."""

    steps: tuple[float, ...]
    bake: int
    worse: Percent
    limit: Percent | None
    slower: float
    requests: int
    alarm: list[str]
    namespace: str
    canary_stage: str | None
    period: int
    patience: float
    when_unknown: str
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
        help="the stage; the only one with a canary if left out",
    )
    add("--steps", metavar="LIST", type=_steps, default=_steps(STEPS), help=f"the shares; {STEPS} when nothing is said")
    add("--bake", metavar="SECONDS", type=count, default=900, help="for how long each share is watched; 900 by default")
    add(
        "--worse",
        metavar="PERCENT",
        type=percent,
        default=Percent(1.0),
        help="how much larger than the base's the canary's share of failures may be; 1 by default",
    )
    add("--limit", metavar="PERCENT", type=percent, help="how large it may be, whatever the base does")
    add("--slower", metavar="FACTOR", type=_factor, default=1.5, help="how many times slower it may be; 1.5 by default")
    add("--requests", metavar="N", type=count, default=100, help="how many requests both must have had; 100 by default")
    add("--alarm", metavar="NAME", action="append", default=[], help="an alarm that has to be OK; may be repeated")
    add(
        "--namespace", metavar="NAME", default="AWS/ApiGateway", help="where the metrics are; AWS/ApiGateway by default"
    )
    add("--canary-stage", metavar="NAME", help="the dimension Stage of the canary's metrics; STAGE/Canary by default")
    add("--period", metavar="SECONDS", type=_period, default=60, help="of the metrics, in whole minutes; 60 by default")
    add(
        "--patience",
        metavar="FACTOR",
        type=_factor,
        default=3.0,
        help="for how many more times as long to watch while nothing can be said; 3 by default",
    )
    add(
        "--when-unknown",
        metavar="WHAT",
        type=one_of(("abort", "hold")),
        default="abort",
        help="what to do then: abort the canary, or hold it and stop; abort by default",
    )
    add("--without-variables", action="store_true", help="promote it without the stage variables it was tried with")
    declare_spec_values(parser)


def run(options: Options) -> int:
    """Watch a canary."""
    return until_stopped(lambda: _run(options))


def _run(options: Options) -> int:
    opened = open_releases(options)
    if opened.diagnostics:
        return refuse(opened.diagnostics, opened, options)
    found = not_released() if opened.history is None else _stage(opened.history, options.stages)
    if isinstance(found, Refusal):
        return conclude_refusal(opened, found, options)
    stage = found
    refusal = _unpromotable(opened, stage, options)
    if refusal is not None:
        return conclude_refusal(opened, refusal, options)
    reached = reach(opened, options)
    try:
        ending = _watch(reached, stage, options)
    except KeyboardInterrupt:
        note("stopped; the canary keeps its share. The same command goes on, `gatewright abort --live` ends it")
        raise
    return _conclude(ending, stage, options)


def _unpromotable(opened: Opened, stage: str, options: Options) -> Refusal | None:
    """Why the canary cannot be promoted, however good it is."""
    history = history_of(opened)
    own = None if options.without_variables else variables_of_stages(opened, history, options)
    result = verbs.promote(history, [stage], own)
    return result if isinstance(result, Refusal) else None


def _watch(reached: Reached, stage: str, options: Options) -> Ending:
    from gatewright.live.metrics import sample  # noqa: PLC0415 - only when AWS is called
    from gatewright.live.rollout import Rollout  # noqa: PLC0415

    signals, caller = _signals(reached, stage, options), reached.caller
    table = Lines() if options.format == "json" else Table(options.bake, options.color)

    def tell(look: Look) -> None:
        table.show(look, caller.clock.now())

    hands = StageHands(reached, stage, options, keep_variables=not options.without_variables)
    ended = hands.recover()
    if ended is not None:
        return ended
    hands.check()
    rollout = Rollout(
        caller=caller,
        stage=stage,
        hands=hands,
        schedule=_schedule(options),
        thresholds=_thresholds(options),
        read=lambda since: sample(caller, signals, since),
        tell=tell,
    )
    table.begin()
    try:
        return rollout.run(hands.percent)
    finally:
        table.clear()


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


def _schedule(options: Options) -> Schedule:
    from gatewright.live.rollout import Schedule  # noqa: PLC0415

    return Schedule(
        steps=options.steps,
        bake=options.bake,
        pause=min(options.period, options.bake),
        patience=options.patience,
        hold=options.when_unknown == "hold",
    )


def _thresholds(options: Options) -> Thresholds:
    from gatewright.live.judging import Thresholds  # noqa: PLC0415

    return Thresholds(
        worse=options.worse.percent / 100,
        limit=None if options.limit is None else options.limit.percent / 100,
        slower=options.slower,
        requests=options.requests,
    )


def _signals(reached: Reached, stage: str, options: Options) -> Signals:
    from gatewright.live.metrics import Signals  # noqa: PLC0415

    return Signals(
        api=reached.name,
        stage=stage,
        canary=options.canary_stage or f"{stage}/Canary",
        namespace=options.namespace,
        period=options.period,
        alarms=options.alarm,
    )


def _conclude(ending: Ending, stage: str, options: Options) -> int:
    from gatewright.live.rollout import Ending  # noqa: PLC0415

    said = {
        Ending.PROMOTED: f"promoted: {stage!r} serves the canary's release",
        Ending.ABORTED: f"aborted: {stage!r} serves its base",
        Ending.HELD: f"held: {stage!r} keeps its canary, of which too little is known",
    }
    print(json.dumps({"ending": ending}) if options.format == "json" else said[ending])
    return {Ending.PROMOTED: 0, Ending.ABORTED: 1, Ending.HELD: STOPPED}[ending]


def _steps(text: str) -> tuple[float, ...]:
    shares = tuple(percent(part.strip()).percent for part in text.split(","))
    if any(one >= other for one, other in pairwise(shares)) or shares[0] <= 0:
        raise ArgumentTypeError(f"the shares have to rise: {', '.join(spell(share) for share in shares)}")
    return shares


def _factor(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number < 1000:
        raise ArgumentTypeError(f"not a factor: {text!r}")
    return number


def _period(text: str) -> int:
    seconds = count(text)
    if seconds % 60:
        raise ArgumentTypeError(f"not whole minutes: {text!r}")
    return seconds


COMMAND = Command(
    usage="[SPEC] (--stack NAME | --api ID) [OPTION ...]",
    description=(
        "Watch a canary, and give it more requests as long as it is as good as what the rest of the stage's requests "
        "get. It is promoted after the last share, and ended as soon as it is worse. What is not known to be good is "
        "never given more. It can be stopped at any moment; the same command goes on."
    ),
    examples=(
        ("gatewright watch orders.yaml --stack orders", "5, 25, 50 %, each for a quarter of an hour, then all"),
        ("gatewright watch orders.yaml --stack orders --steps 10,100 --bake 3600 --alarm orders-errors", "in one step"),
    ),
    exits=(
        (0, "it is promoted"),
        (1, "it is aborted, or refused"),
        (2, "wrong usage, or a failure of the tool itself"),
        STOPS,
    ),
    options=Options,
    declare=declare,
    run=run,
)
