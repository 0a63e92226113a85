"""Verbs that act now: `--live`. The calls are planned and printed first; the ledger records what really happened."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

from gatewright.cli.aws_target import STOPS, ReachOptions, declare_reach, reached_by, until_stopped
from gatewright.cli.command import Parser
from gatewright.cli.ledger_lock import WatchedError, alone, unwatched
from gatewright.cli.ledger_options import (
    EXITS,
    VerbOptions,
    open_meant_releases,
    open_releases,
)
from gatewright.cli.ledger_output import change, conclude_refusal, refuse
from gatewright.cli.terminal import Styles, has_color, note
from gatewright.diagnostics.reports import visible
from gatewright.diagnostics.usage import UsageError
from gatewright.ledger.ledger import DEFAULT, History, Verb
from gatewright.releases.changing import pin_data
from gatewright.releases.opened import Opened
from gatewright.releases.refusals import Refusal, not_released
from gatewright.releases.storage import LedgerChangedError

if TYPE_CHECKING:
    from gatewright.live.acting import Acting, Done
    from gatewright.live.model import AwsCall
    from gatewright.live.reaching import Reached

VerbOf = Callable[[Opened, History], History | Refusal]

LIVE_EXITS = (*EXITS, STOPS)


class LiveOptions(VerbOptions, ReachOptions):
    """What a verb is to change, and whether at once."""

    live: bool
    adopt: bool


def declare_live(parser: Parser) -> None:
    """The options of LiveOptions but those of VerbOptions."""
    parser.add_argument(
        "--live", action="store_true", help="apply it now with calls to AWS, instead of with a deployment"
    )
    parser.add_argument("--adopt", action="store_true", help="apply it although a stage differs from the ledger")
    declare_reach(parser)


def change_or_act(options: LiveOptions, name: Verb, verb: VerbOf, *, keep_variables: bool = False) -> int:
    """Change releases; with `--live` also what is served."""
    if options.live:
        return until_stopped(lambda: _act_alone(options, name, verb, keep_variables=keep_variables))
    if options.api or options.stack or options.adopt:
        raise UsageError("--api, --stack and --adopt need --live", "add `--live`")
    try:
        with _unwatched(open_meant_releases(options), options, name):
            return change(options, verb)
    except WatchedError as error:
        raise UsageError(str(error), error.help) from error


@contextmanager
def _unwatched(all_opened: Sequence[Opened], options: LiveOptions, name: Verb) -> Generator[None]:
    """Change stages that no `watch` is changing. An abort does not wait: whoever calls it wants the canary to end."""
    with ExitStack() as locks:
        for opened in () if name == "abort" or options.dry_run else all_opened:
            known = opened.history.stages if opened.history else ()
            stages = [stage for stage in known if stage in (options.stages or known)]
            locks.enter_context(unwatched(opened.file, name, opened.environment or DEFAULT, stages))
        yield


def _act_alone(options: LiveOptions, name: Verb, verb: VerbOf, *, keep_variables: bool) -> int:
    if options.dry_run:
        return _act_and_report(options, name, verb, keep_variables=keep_variables)
    opened = open_releases(options)
    with _unwatched([opened], options, name), alone(opened.file, name):
        try:
            return _act_and_report(options, name, verb, keep_variables=keep_variables)
        except (KeyboardInterrupt, SystemExit):
            note("stopped; completed calls stay in effect. Run the same command again to resume")
            raise


def _act_and_report(options: LiveOptions, name: Verb, verb: VerbOf, *, keep_variables: bool) -> int:
    opened = open_releases(options)
    if opened.diagnostics:
        return refuse(opened.diagnostics, opened, options)
    if opened.history is None:
        return conclude_refusal(opened, not_released(), options)
    from gatewright.live.acting import Acting, begun  # noqa: PLC0415

    reached = reached_by(opened, options)
    stages = begun(reached, name)
    finished = [stage for stage, pin in stages.items() if pin_data(opened.history, stage) == pin]
    result = opened.history if stages and len(finished) == len(stages) else verb(opened, opened.history)
    if isinstance(result, Refusal):
        return conclude_refusal(opened, result, options)
    result = result.with_pins({stage: opened.history.pin(stage) for stage in finished}, name)
    how = Acting(
        verb=name,
        stages=options.stage,
        is_finished=bool(stages) and len(finished) == len(stages),
        adopt=options.adopt,
        dry_run=options.dry_run,
        keep_variables=keep_variables,
    )
    _report(acted(reached, opened, result, how), options)
    return 0


def acted(reached: Reached, opened: Opened, result: History, how: Acting) -> Done:
    """What became of a verb, if no other command changed the ledger meanwhile."""
    from gatewright.live.acting import act  # noqa: PLC0415

    try:
        return act(reached, opened, result, how)
    except LedgerChangedError as error:
        help = "the stages have been changed: run the same command again to update the ledger"
        raise UsageError(str(error), help) from error


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
