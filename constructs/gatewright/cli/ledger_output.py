"""How commands about releases end: what they did is written and printed, or why they refuse."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from gatewright.cli.ledger_lock import alone_or_not
from gatewright.cli.ledger_options import Opened, ReleaseOptions, VerbOptions, open_meant_releases
from gatewright.cli.terminal import Styles, columns, has_color
from gatewright.diagnostics import Diagnostic
from gatewright.diagnostics.reports import Report, render, visible
from gatewright.diagnostics.usage import UsageError
from gatewright.ledger.ledger import History
from gatewright.ledger.snapshot import Snapshot
from gatewright.releases.forecast import forecast, holders
from gatewright.releases.refusals import Refusal, not_released
from gatewright.releases.storage import LedgerChange, LedgerChangedError, UnwritableLedgerError, ledger_path, save_all


class Outcome(Struct, frozen=True):
    """What a verb made of the releases of one environment."""

    opened: Opened
    history: History
    snapshots: Mapping[int, Snapshot] = field(default_factory=dict[int, Snapshot])
    """Of the releases that are new."""

    @property
    def is_change(self) -> bool:
        """Whether anything is different now."""
        return self.history != self.opened.history


def change(
    options: VerbOptions, verb: Callable[[Opened, History], History | Refusal], *, print_holders: bool = False
) -> int:
    """Change releases that there are, in all regions that are meant or in none."""
    outcomes: list[Outcome] = []
    for opened in open_meant_releases(options):
        if opened.diagnostics:
            return refuse(opened.diagnostics, opened, options)
        result = not_released() if opened.history is None else verb(opened, opened.history)
        if isinstance(result, Refusal):
            return conclude_refusal(opened, result, options)
        outcomes.append(Outcome(opened, result))
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
    diagnostic = refusal.code.at(opened.place(refusal), refusal.message, help=refusal.help)
    return refuse((diagnostic,), opened, options)


def refuse(diagnostics: tuple[Diagnostic, ...], opened: Opened, options: ReleaseOptions) -> int:
    """Report the diagnostics; the result is the exit code."""
    color = has_color(options.color, sys.stderr)
    sys.stderr.write(render("text", Report(diagnostics, (opened.file.source.name,), color=color, width=columns())))
    return 1


def _save(outcomes: Sequence[Outcome]) -> tuple[Path, ...]:
    changes = [
        LedgerChange(environment=each.opened.environment, history=each.history, snapshots=each.snapshots)
        for each in outcomes
    ]
    file = outcomes[0].opened.file
    try:
        with alone_or_not(file, "release"):
            return save_all(file, changes)
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


def pin_data(history: History, stage: str) -> dict[str, Any]:
    """What a stage serves, for programs."""
    pin = history.pin(stage)
    canary = {"release": pin.trial.release, "percent": pin.trial.percent.percent} if pin.trial else None
    return {"base": pin.base, "canary": canary}
