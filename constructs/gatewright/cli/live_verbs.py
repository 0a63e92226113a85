"""Verbs that act now: `--live`. The calls are planned and printed first; the ledger records what really happened."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import asdict

from gatewright.cli.aws_target import STOPS, Reached, ReachOptions, declare_reach, reach, until_stopped
from gatewright.cli.command import Parser
from gatewright.cli.ledger_lock import alone
from gatewright.cli.ledger_options import EXITS, Opened, VerbOptions, open_releases
from gatewright.cli.ledger_output import change, conclude_refusal, pin_data, refuse
from gatewright.cli.terminal import Styles, has_color, note
from gatewright.diagnostics.reports import visible
from gatewright.diagnostics.usage import UsageError
from gatewright.document.plain_data import is_mapping
from gatewright.ledger.ledger import History
from gatewright.releases.locking import who
from gatewright.releases.refusals import Refusal, not_released
from gatewright.releases.storage import LedgerChangedError, save

if TYPE_CHECKING:
    from gatewright.live.comparing import Catalogue
    from gatewright.live.model import AwsCall
    from gatewright.live.settling import Prepared

Verb = Callable[[Opened, History], History | Refusal]

LIVE_EXITS = (*EXITS, STOPS)


class LiveOptions(VerbOptions, ReachOptions):
    """What a verb is to change, and whether at once."""

    live: bool
    adopt: bool


class Done(Struct, frozen=True):
    """What became of a verb."""

    opened: Opened
    catalogue: Catalogue
    history: History
    prepared: tuple[Prepared, ...]
    written: tuple[Path, ...]


def declare_live(parser: Parser) -> None:
    """The options of LiveOptions but those of VerbOptions."""
    parser.add_argument(
        "--live", action="store_true", help="apply it now with calls to AWS, instead of with a deployment"
    )
    parser.add_argument("--adopt", action="store_true", help="apply it although a stage differs from the ledger")
    declare_reach(parser)


def change_or_act(options: LiveOptions, name: str, verb: Verb, *, keep_variables: bool = False) -> int:
    """Change releases; with `--live` also what is served."""
    if options.live:
        return until_stopped(lambda: _act_alone(options, name, verb, keep_variables=keep_variables))
    if options.api or options.stack or options.adopt:
        raise UsageError("--api, --stack and --adopt need --live", "add `--live`")
    return change(options, verb)


def _act_alone(options: LiveOptions, name: str, verb: Verb, *, keep_variables: bool) -> int:
    if options.dry_run:
        return _act_and_report(options, name, verb, keep_variables=keep_variables)
    with alone(open_releases(options).file, name):
        try:
            return _act_and_report(options, name, verb, keep_variables=keep_variables)
        except (KeyboardInterrupt, SystemExit):
            note("stopped; completed calls stay in effect. Run the same command again to resume")
            raise


def _act_and_report(options: LiveOptions, name: str, verb: Verb, *, keep_variables: bool) -> int:
    opened = open_releases(options)
    if opened.diagnostics:
        return refuse(opened.diagnostics, opened, options)
    if opened.history is None:
        return conclude_refusal(opened, not_released(), options)
    reached = reach(opened, options)
    begun = _begun(reached, name)
    finished = [stage for stage, pin in begun.items() if pin_data(opened.history, stage) == pin]
    result = opened.history if begun and len(finished) == len(begun) else verb(opened, opened.history)
    if isinstance(result, Refusal):
        return conclude_refusal(opened, result, options)
    result = result.with_pins({stage: opened.history.pin(stage) for stage in finished})
    done = act(reached, opened, result, options, name, keep_variables=keep_variables)
    _report(done, options)
    return 0


def act(
    reached: Reached, opened: Opened, result: History, options: LiveOptions, name: str, *, keep_variables: bool = False
) -> Done:
    """Let stages serve what a verb wants, and write what was done to the ledger."""
    from gatewright.live.observing import observe  # noqa: PLC0415
    from gatewright.live.settling import keeping_variables, prepare, settle  # noqa: PLC0415

    assert opened.history is not None
    caller, api, before = reached.caller, reached.api, opened.history
    catalogue = reached.catalogue(before)
    prepared: list[Prepared] = []
    for stage in sorted(result.stages):
        pins = before.pin(stage), result.pin(stage)
        if pins[0] == pins[1] and stage not in options.stage:
            continue
        made = prepare(caller, api, catalogue, observe(caller, api, stage), pins, adopt=options.adopt)
        prepared.append(keeping_variables(api, made) if keep_variables else made)
    if options.dry_run:
        return Done(opened, catalogue, before, tuple(prepared), ())
    now, journal = caller.clock.now, caller.journal
    found = {each.stage: asdict(each.observed.state) for each in prepared}
    wanted = {each.stage: pin_data(result, each.stage) for each in prepared}
    journal.add(now(), "begin", verb=name, by=who(), found=found, stages=wanted)
    reality = before
    written: tuple[Path, ...] = ()
    try:
        for each in prepared:
            settle(caller, api, each)
            reality = reality.with_pins({each.stage: result.pin(each.stage)})
    finally:
        if reality != before:
            written = _save(opened, reality)
            journal.add(now(), "ledger", stages={stage: pin_data(reality, stage) for stage in reality.stages})
    journal.add(now(), "end", verb=name)
    return Done(opened, catalogue, reality, tuple(prepared), written)


def _save(opened: Opened, history: History) -> tuple[Path, ...]:
    try:
        return save(opened.file, opened.environment, history, {})
    except LedgerChangedError as error:
        help = "the stages have been changed: run the same command again to update the ledger"
        raise UsageError(str(error), help) from error


def _begun(reached: Reached, verb: str) -> Mapping[str, object]:
    """What stages were to serve after a run of this verb which was stopped a moment ago.

    A verb says what to do from where things are. Where the ledger has the result already, once more is once too often.
    """
    begun = reached.caller.journal.unfinished(reached.caller.clock.now(), "end")
    stages = begun.get("stages") if begun is not None and begun.get("verb") == verb else None
    return stages if is_mapping(stages) else {}


def _report(done: Done, options: LiveOptions) -> None:
    from gatewright.live.comparing import serving  # noqa: PLC0415

    found = {each.stage: serving(each.observed, done.catalogue) for each in done.prepared}
    calls = {each.stage: [*(step.call for step in each.steps), *each.flushes] for each in done.prepared}
    if options.format == "json":
        data = _data(done, found, calls, options)
        sys.stdout.write(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
        return
    styles = Styles(color=has_color(options.color, sys.stdout))
    lines = [styles.strong(visible(done.opened.title))]
    for each in done.prepared:
        lines.append(visible(f"  {each.stage} served {found[each.stage]}"))
        for call in calls[each.stage]:
            lines.append(visible(f"    {call.service} {call.operation}: {call.why}"))
            lines.append(styles.faint(visible(f"      {json.dumps(call.parameters, ensure_ascii=False)}")))
        if not options.dry_run:
            lines.append(visible(f"    it serves {_now(done, each.stage)} now"))
    if not done.prepared:
        lines.append("  nothing to do")
    elif options.dry_run:
        lines.append("  nothing was changed")
    lines += [visible(f"  wrote {path}") for path in done.written]
    sys.stdout.write("\n".join(lines) + "\n")


def _now(done: Done, stage: str) -> str:
    from gatewright.releases.forecast import serving  # noqa: PLC0415

    return serving(done.history.pin(stage))


def _data(
    done: Done, found: Mapping[str, str], calls: Mapping[str, list[AwsCall]], options: LiveOptions
) -> dict[str, Any]:
    return {
        "spec": done.opened.file.source.name,
        "environment": done.opened.environment,
        "done": not options.dry_run,
        "stages": {
            stage: {
                "served": found[stage],
                "calls": [
                    {"service": c.service, "operation": c.operation, "parameters": dict(c.parameters), "why": c.why}
                    for c in calls[stage]
                ],
                **pin_data(done.history, stage),
            }
            for stage in found
        },
        "written": [str(path) for path in done.written],
    }
