"""How verbs about releases end: what they made is written and told, or why they refuse."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from gatewright.cli.errors import UsageError
from gatewright.cli.releasing import Opened, ReleaseOptions, VerbOptions, open_releases
from gatewright.cli.terminal import Styles, columns, has_color
from gatewright.diagnostics import Diagnostic
from gatewright.release.forecast import forecast
from gatewright.release.ledger import History
from gatewright.release.refusals import Refusal, not_released
from gatewright.release.snapshot import Snapshot
from gatewright.release.storage import LedgerChangedError, UnwritableLedgerError, ledger_path, save
from gatewright.reports import FORMATS as REPORTS
from gatewright.reports import Report, visible


def change(options: VerbOptions, verb: Callable[[Opened, History], History | Refusal]) -> int:
    """Change releases that there are."""
    opened = open_releases(options)
    if opened.diagnostics:
        return refuse(opened.diagnostics, opened, options)
    result = not_released() if opened.history is None else verb(opened, opened.history)
    return conclude(opened, result, options)


def conclude(
    opened: Opened, result: History | Refusal, options: VerbOptions, snapshots: Mapping[int, Snapshot] | None = None
) -> int:
    """Write what a verb made of the releases, and tell it; or tell why it refuses."""
    if isinstance(result, Refusal):
        return conclude_refusal(opened, result, options)
    does = forecast(opened.history, result)
    changed = result != opened.history
    written: tuple[Path, ...] = ()
    if changed and not options.dry_run:
        written = _save(opened, result, snapshots or {})
    _tell(opened, result, does, written, options)
    return 0


def conclude_refusal(opened: Opened, refusal: Refusal, options: ReleaseOptions) -> int:
    """Tell why a verb refuses."""
    diagnostic = refusal.code.at(opened.place(refusal), refusal.message, help=refusal.help)
    return refuse((diagnostic,), opened, options)


def refuse(diagnostics: tuple[Diagnostic, ...], opened: Opened, options: ReleaseOptions) -> int:
    """Tell what stands in the way."""
    color = has_color(options.color, sys.stderr)
    sys.stderr.write(REPORTS["text"](Report(diagnostics, (opened.file.source.name,), color=color, width=columns())))
    return 1


def _save(opened: Opened, history: History, snapshots: Mapping[int, Snapshot]) -> tuple[Path, ...]:
    try:
        return save(opened.file, opened.environment, history, snapshots)
    except LedgerChangedError as error:
        raise UsageError(str(error), "run the command again") from error
    except UnwritableLedgerError as error:
        raise UsageError(f"that cannot be written: {error}", "write the note in other words") from error


def _tell(
    opened: Opened, history: History, does: tuple[str, ...], written: tuple[Path, ...], options: VerbOptions
) -> None:
    if options.format == "json":
        sys.stdout.write(json.dumps(_data(opened, history, does, written), indent=2, ensure_ascii=False) + "\n")
        return
    styles = Styles(color=has_color(options.color, sys.stdout))
    lines = [styles.strong(visible(opened.title))]
    if history == opened.history:
        lines.append(f"  nothing changes: the newest release is {history.newest.id}")
    elif does:
        lines += ["  the next deployment", *(f"    {visible(line)}" for line in does)]
    if history != opened.history and options.dry_run:
        lines.append(f"  {visible(str(ledger_path(opened.file)))} is left as it is")
    lines += [f"  wrote {visible(str(path))}" for path in written]
    sys.stdout.write("\n".join(lines) + "\n")


def _data(opened: Opened, history: History, does: tuple[str, ...], written: tuple[Path, ...]) -> dict[str, Any]:
    return {
        "spec": opened.file.source.name,
        "environment": opened.environment,
        "changed": history != opened.history,
        "does": list(does),
        "newest": history.newest.id,
        "stages": {stage: pin_data(history, stage) for stage in sorted(history.stages)},
        "written": [str(path) for path in written],
    }


def pin_data(history: History, stage: str) -> dict[str, Any]:
    """What a stage serves, for programs."""
    pin = history.pin(stage)
    canary = {"release": pin.trial.release, "percent": pin.trial.percent.percent} if pin.trial else None
    return {"base": pin.base, "canary": canary}
