"""How commands about releases end: what they did is written and printed, or why they refuse."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from gatewright.cli.ledger_lock import alone_or_not
from gatewright.cli.ledger_options import ReleaseOptions, VerbOptions, open_meant_releases
from gatewright.cli.terminal import Styles, columns, has_color
from gatewright.diagnostics import Diagnostic
from gatewright.diagnostics.reports import Report, render, visible
from gatewright.diagnostics.usage import UsageError
from gatewright.ledger.ledger import History
from gatewright.releases.changing import Outcome, changed, pin_data, write_outcomes
from gatewright.releases.forecast import forecast, holders
from gatewright.releases.opened import Opened
from gatewright.releases.refusals import Refusal
from gatewright.releases.storage import LedgerChangedError, UnwritableLedgerError, ledger_path


def change(
    options: VerbOptions, verb: Callable[[Opened, History], History | Refusal], *, print_holders: bool = False
) -> int:
    """Change releases that there are, in all regions that are meant or in none."""
    outcomes: list[Outcome] = []
    for opened in open_meant_releases(options):
        if opened.diagnostics:
            return refuse(opened.diagnostics, opened, options)
        outcome = changed(opened, lambda history, opened=opened: verb(opened, history))  # type: ignore[misc]
        if isinstance(outcome, Refusal):
            return conclude_refusal(opened, outcome, options)
        outcomes.append(outcome)
    return conclude(outcomes, options, print_holders=print_holders)


def conclude(outcomes: Sequence[Outcome], options: VerbOptions, *, print_holders: bool = False) -> int:
    """Write the new releases, and print them; also the stages that serve each, where that matters."""
    changed = [outcome for outcome in outcomes if outcome.is_change]
    written = _save(changed) if changed and not options.dry_run else ()
    if options.format == "json":
        data = [{**_data(outcome, written), **(_held(outcome) if print_holders else {})} for outcome in outcomes]
        sys.stdout.write(json.dumps(data if len(data) > 1 else data[0], indent=2, ensure_ascii=False) + "\n")
        return 0
    styles = Styles(color=has_color(options.color, sys.stdout))
    lines: list[str] = []
    for outcome in outcomes:
        lines += _outcome(outcome, options, styles)
        lines += _holders(outcome) if print_holders else ()
    lines += [f"  wrote {visible(str(path))}" for path in written]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def conclude_refusal(opened: Opened, refusal: Refusal, options: ReleaseOptions) -> int:
    """Report why a command refuses."""
    return refuse((opened.diagnostic(refusal),), opened, options)


def refuse(diagnostics: tuple[Diagnostic, ...], opened: Opened, options: ReleaseOptions) -> int:
    """Report the diagnostics; the result is the exit code."""
    color = has_color(options.color, sys.stderr)
    sys.stderr.write(render("text", Report(diagnostics, (opened.file.source.name,), color=color, width=columns())))
    return 1


def _save(outcomes: Sequence[Outcome]) -> tuple[Path, ...]:
    try:
        with alone_or_not(outcomes[0].opened.file, "release"):
            return write_outcomes(outcomes)
    except LedgerChangedError as error:
        raise UsageError(str(error), "run the command again") from error
    except UnwritableLedgerError as error:
        raise UsageError(f"the ledger cannot be written: {error}", "write the note differently") from error


def _outcome(outcome: Outcome, options: VerbOptions, styles: Styles) -> Iterator[str]:
    opened, history = outcome.opened, outcome.history
    does = forecast(opened.history, history)
    yield styles.strong(visible(opened.title))
    if not outcome.is_change:
        yield f"  nothing changes: the newest release is {history.newest.id}"
    elif does:
        yield "  the next deployment"
        yield from (f"    {visible(line)}" for line in does)
    else:
        yield "  records what is deployed and stored; the next deployment changes nothing"
    if outcome.is_change and options.dry_run:
        yield f"  {visible(str(ledger_path(opened.file)))} is unchanged"


def _holders(outcome: Outcome) -> Iterator[str]:
    yield "  keeps"
    for id, names in holders(outcome.history, outcome.opened.environment).items():
        yield f"    release {id}: {visible(', '.join(names)) or 'not served'}"


def _held(outcome: Outcome) -> dict[str, Any]:
    found = holders(outcome.history, outcome.opened.environment)
    return {"keeps": [{"release": id, "held_by": list(names)} for id, names in found.items()]}


def _data(outcome: Outcome, written: tuple[Path, ...]) -> dict[str, Any]:
    opened, history = outcome.opened, outcome.history
    return {
        "spec": opened.file.source.name,
        "environment": opened.environment,
        "changed": outcome.is_change,
        "does": list(forecast(opened.history, history)),
        "newest": history.newest.id,
        "stages": {stage: pin_data(history, stage) for stage in sorted(history.stages)},
        "written": [str(path) for path in written],
    }
