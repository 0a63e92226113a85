"""`gatewright why`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from gatewright.cli.command import Command, Parser
from gatewright.cli.commands.releases import effect_data
from gatewright.cli.ledger_options import (
    ReleaseOptions,
    declare_releases,
    open_releases,
)
from gatewright.cli.ledger_output import conclude_refusal, refuse
from gatewright.cli.options import count
from gatewright.cli.spec_options import SpecValueOptions, compiled, declare_spec_values
from gatewright.cli.terminal import Styles, has_color
from gatewright.diagnostics.reports import visible
from gatewright.ledger.ledger import History, Release
from gatewright.ledger.snapshot import Snapshot, digest
from gatewright.releases.archive import snapshot_of
from gatewright.releases.changing import frozen
from gatewright.releases.forecast import DIGITS
from gatewright.releases.opened import Opened
from gatewright.releases.refusals import Refusal, not_released, unknown_release
from gatewright.releases.terms import Effect, effects


class Options(ReleaseOptions, SpecValueOptions):
    """What can be asked for."""

    release: int | None
    digest: bool


def declare(parser: Parser) -> None:
    """Declare the options."""
    declare_releases(parser)
    parser.add_argument(
        "--release", metavar="N", type=count, help="the release to compare with. Defaults to the newest"
    )
    parser.add_argument("--digest", action="store_true", help="print only the digest of the spec's API")
    declare_spec_values(parser)


def run(options: Options) -> int:
    """Compare a spec with a release."""
    opened = open_releases(options)
    if opened.diagnostics and not options.digest:
        return refuse(opened.diagnostics, opened, options)
    made = compiled(opened, options)
    if made.template is None or made.gateway is None:
        return refuse(made.diagnostics, opened, options)
    found = frozen(made.gateway).snapshot
    if options.digest:
        print(digest(found))
        return 0
    release = _release(opened.history, options.release)
    if isinstance(release, Refusal):
        return conclude_refusal(opened, release, options)
    _print(opened, release, found, options)
    return 0


def _release(history: History | None, id: int | None) -> Release | Refusal:
    if history is None:
        return not_released()
    if id is None:
        return history.newest
    return history.release(id) or unknown_release(history, id)


def _print(opened: Opened, release: Release, found: Snapshot, options: Options) -> None:
    known = snapshot_of(opened.file, opened.environment, opened.file.gateway, release)
    changed = effects(known, found) if known is not None else None
    if options.format == "json":
        data = _data(release, found, changed)
        sys.stdout.write(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
        return
    styles = Styles(color=has_color(options.color, sys.stdout))
    lines = [styles.strong(visible(opened.title)), *_lines(release, found, changed, styles)]
    sys.stdout.write("\n".join(lines) + "\n")


def _lines(release: Release, found: Snapshot, changed: tuple[Effect, ...] | None, styles: Styles) -> Iterator[str]:
    identity = digest(found)
    if identity == release.digest:
        yield f"  the spec equals release {release.id} ({identity[:DIGITS]})"
        return
    yield f"  the spec ({identity[:DIGITS]}) differs from release {release.id} ({release.digest[:DIGITS]})"
    if changed is None:
        yield "  the differences are unknown: there is only its digest"
    for effect in changed or ():
        yield f"  {visible(str(effect))}"
        yield from (styles.faint(f"    {visible(change.values())}") for change in effect.changes if change.property)


def _data(release: Release, found: Snapshot, changed: tuple[Effect, ...] | None) -> dict[str, Any]:
    return {
        "release": release.id,
        "digest": digest(found),
        "same": digest(found) == release.digest,
        "changes": None if changed is None else [_effect(effect) for effect in changed],
    }


def _effect(effect: Effect) -> dict[str, Any]:
    values = [
        {"property": change.property, "before": change.before, "after": change.after} for change in effect.changes
    ]
    return {**effect_data(effect), "values": values}


COMMAND = Command(
    usage="[SPEC] [OPTION ...]",
    description=(
        "Show how the API of a spec differs from its newest release: the routes, models and settings, and their "
        "properties with both values. Descriptions, tags and stage settings do not need a release and are not shown."
    ),
    examples=(
        ("gatewright why orders.yaml", "compare the spec with the newest release"),
        ("gatewright why orders.yaml --environment prod --release 6", "compare it with another release"),
        ("gatewright why orders.yaml --digest", "print the digest of its API"),
    ),
    exits=(
        (0, "the comparison is printed"),
        (1, "there is no such release, or the spec has errors"),
        (2, "wrong usage, or an internal failure"),
    ),
    options=Options,
    declare=declare,
    run=run,
)
