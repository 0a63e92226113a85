"""`gatewright releases`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from gatewright.cli.command import Command, Parser
from gatewright.cli.ledger_options import (
    ReleaseOptions,
    declare_releases,
    open_all_releases,
)
from gatewright.cli.ledger_output import refuse
from gatewright.cli.terminal import Styles, has_color
from gatewright.diagnostics.reports import visible
from gatewright.ledger.ledger import History, Release
from gatewright.releases.archive import snapshot_of
from gatewright.releases.changing import pin_data
from gatewright.releases.forecast import DIGITS, percent
from gatewright.releases.opened import Opened
from gatewright.releases.terms import Effect, effects


class Options(ReleaseOptions):
    """What can be asked for."""


class ReleaseRow(Struct, frozen=True):
    """A release, who serves it, and what changed with it."""

    release: Release
    stages: tuple[str, ...]
    effects: tuple[Effect, ...] | None
    """What is different from the release before, as far as both are known."""


def declare(parser: Parser) -> None:
    """Declare the options."""
    declare_releases(parser)


def run(options: Options) -> int:
    """List releases, the newest first."""
    found = open_all_releases(options)
    if found[0].diagnostics:
        return refuse(found[0].diagnostics, found[0], options)
    if options.format == "json":
        sys.stdout.write(json.dumps([_data(opened) for opened in found], indent=2, ensure_ascii=False) + "\n")
        return 0
    styles = Styles(color=has_color(options.color, sys.stdout))
    sys.stdout.write("".join(f"{line}\n" for opened in found for line in _lines(opened, styles)))
    return 0


def entries(opened: Opened, history: History) -> tuple[ReleaseRow, ...]:
    """The releases, the newest first."""
    file = opened.file
    known = [snapshot_of(file, opened.environment, file.gateway, release) for release in history.releases]
    made: list[ReleaseRow] = []
    for release, before, after in zip(history.releases, [None, *known], known, strict=False):
        changed = effects(before, after) if before is not None and after is not None else None
        made.append(ReleaseRow(release, tuple(_serving(history, release)), changed))
    return tuple(reversed(made))


def _serving(history: History, release: Release) -> Iterator[str]:
    for stage, pin in sorted(history.stages.items()):
        if pin.base == release.id:
            yield stage
        elif pin.trial is not None and pin.trial.release == release.id:
            yield f"{stage} ({percent(pin.trial)})"


def _lines(opened: Opened, styles: Styles) -> Iterator[str]:
    yield styles.strong(visible(opened.title))
    if opened.history is None:
        yield "  no releases: all stages serve the current spec"
        return
    found = entries(opened, opened.history)
    for entry in found:
        release = entry.release
        note = f": {release.note}" if release.note else ""
        served = f", served by {', '.join(entry.stages)}" if entry.stages else ""
        yield visible(f"  release {release.id} ({release.digest[:DIGITS]}{served}){note}")
        yield from (styles.faint(f"    {visible(line)}") for line in _changes(entry, is_first=entry is found[-1]))


def _changes(entry: ReleaseRow, *, is_first: bool) -> Sequence[str]:
    if is_first:
        return ()
    if entry.effects is None:
        return ("changes unknown: there are only digests",)
    return [str(effect) for effect in entry.effects] or ("the same API as before",)


def _data(opened: Opened) -> dict[str, Any]:
    history = opened.history
    listed = entries(opened, history) if history is not None else ()
    return {
        "spec": opened.file.source.name,
        "environment": opened.environment,
        "stages": {stage: pin_data(history, stage) for stage in sorted(history.stages)} if history else {},
        "releases": [_entry_data(entry) for entry in listed],
    }


def _entry_data(entry: ReleaseRow) -> dict[str, Any]:
    changes = None if entry.effects is None else [effect_data(effect) for effect in entry.effects]
    release = entry.release
    return {"id": release.id, "digest": release.digest, "note": release.note, "changes": changes}


def effect_data(effect: Effect) -> dict[str, Any]:
    """What is different about a part, for programs."""
    return {"part": effect.part, "kind": effect.kind, "aspects": list(effect.aspects)}


COMMAND = Command(
    usage="[SPEC] [OPTION ...]",
    description=(
        "List the releases of a spec in the ledger, newest first: the stages that serve each, and its changes for "
        "clients of the API: routes, parameters, auth, models."
    ),
    examples=(
        ("gatewright releases orders.yaml", "list the releases of all environments"),
        (
            "gatewright releases orders.yaml --environment prod --format json",
            "list the releases of one environment, as JSON",
        ),
    ),
    exits=(
        (0, "the releases are listed"),
        (1, "the ledger has errors"),
        (2, "wrong usage, or an internal failure"),
    ),
    options=Options,
    declare=declare,
    run=run,
)
