"""`gatewright status`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from gatewright.cli.aws_target import ReachOptions, declare_reach, reached_by, until_stopped
from gatewright.cli.command import Command, Parser
from gatewright.cli.ledger_options import (
    declare_releases,
    open_releases,
)
from gatewright.cli.ledger_output import refuse
from gatewright.cli.terminal import Styles, has_color
from gatewright.diagnostics.reports import visible
from gatewright.ledger.ledger import History, Pin
from gatewright.releases.opened import Opened
from gatewright.spec.values.number import spell

if TYPE_CHECKING:
    from gatewright.live.comparing import Catalogue
    from gatewright.live.model import Observed

PENDING = 3
"""The exit code if the ledger says something that is not deployed yet."""

NO_ANSWER = 4
"""The exit code if AWS did not respond."""

NOTHING = History(log=())
"""What is known where nothing was ever released."""


class Options(ReachOptions):
    """What can be asked for."""


class Found(Struct, frozen=True):
    """A stage, and what is otherwise there than the ledger says."""

    observed: Observed
    differences: tuple[str, ...]
    is_pending: bool
    """Whether that is only because the stack is not deployed yet."""

    @property
    def is_drift(self) -> bool:
        """Whether the stage was changed in another way."""
        return bool(self.differences) and not self.is_pending


def declare(parser: Parser) -> None:
    """Declare the options."""
    declare_releases(parser)
    declare_reach(parser)


def run(options: Options) -> int:
    """Show what is deployed."""
    return until_stopped(lambda: _run(options), NO_ANSWER)


def _run(options: Options) -> int:
    opened = open_releases(options)
    if opened.diagnostics:
        return refuse(opened.diagnostics, opened, options)
    reached = reached_by(opened, options)
    catalogue = reached.catalogue(opened.history or NOTHING)
    from gatewright.live.observing import observe, stages  # noqa: PLC0415 - only when AWS is called

    there = stages(reached.caller, reached.api)
    found = [_found(observe(reached.caller, reached.api, stage), catalogue) for stage in sorted(there)]
    absent = sorted(catalogue.history.stages.keys() - set(there))
    if options.format == "json":
        data = _data(opened, found, absent, catalogue)
        sys.stdout.write(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    else:
        styles = Styles(color=has_color(options.color, sys.stdout))
        sys.stdout.write("".join(f"{line}\n" for line in _lines(opened, found, absent, catalogue, styles)))
    if any(each.is_drift for each in found) or (absent and not _is_new(catalogue.history)):
        return 1
    return PENDING if absent or any(each.is_pending for each in found) else 0


def _is_new(history: History) -> bool:
    """Whether nothing of it is known to be deployed."""
    return len(history.undeployed) == len(history.releases)


def _found(observed: Observed, catalogue: Catalogue) -> Found:
    from gatewright.live.comparing import disagreements, is_pending  # noqa: PLC0415

    history = catalogue.history
    differences = disagreements(history.pin(observed.stage), catalogue, observed) if history.releases else ()
    return Found(observed, differences, bool(differences) and is_pending(catalogue, observed))


def _lines(
    opened: Opened, found: list[Found], absent: list[str], catalogue: Catalogue, styles: Styles
) -> Iterator[str]:
    from gatewright.live.comparing import serving  # noqa: PLC0415

    yield styles.strong(visible(opened.title))
    if opened.history is None:
        yield "  no releases: there is nothing to compare with"
    for each in found:
        agrees = "" if each.differences or opened.history is None else ", as the ledger says"
        yield visible(f"  {each.observed.stage} serves {serving(each.observed, catalogue)}{agrees}")
        but = "not deployed yet:" if each.is_pending else "but"
        yield from (visible(f"    {but} {difference}") for difference in each.differences)
        if each.is_pending:
            yield "    deploy the stack"
        elif each.differences:
            yield visible(f"    {_repair(opened, each, catalogue)}")
    for stage in absent:
        yield visible(f"  {stage} is in the ledger but is not deployed")
    for deployment in catalogue.unknown():
        said = f": {deployment.description}" if deployment.description else ""
        yield styles.faint(visible(f"  deployment {deployment.id} is not a release in the ledger{said}"))


def _repair(opened: Opened, found: Found, catalogue: Catalogue) -> str:
    """The command that lets a stage serve what the ledger says, or another release if that is gone."""
    spec, stage = opened.file.source.name, found.observed.stage
    pin = catalogue.history.pin(stage)
    where = f" --environment {opened.environment}" if opened.environment else ""
    lacking = catalogue.lacks(pin)
    if pin.base in lacking:
        there = [id for id in catalogue.history.served_fully(stage) if not catalogue.lacks(Pin(base=id))]
        if not there:
            return "to serve what the spec says: change it, release that, and deploy the stack"
        verb = f"rollback {spec} --to {there[-1]}"
        return f"to serve what is left: `gatewright {verb} --stage {stage}{where}`, and deploy"
    if lacking:
        return f"to end the canary: `gatewright abort {spec} --stage {stage}{where}`, and deploy"
    verb = f"rollback {spec} --to {pin.base}"
    if pin.trial is not None:
        verb = f"share {spec} {spell(pin.trial.percent.percent)}%"
    return f"to serve what the ledger says: `gatewright {verb} --stage {stage}{where} --live --adopt`"


def _data(opened: Opened, found: list[Found], absent: list[str], catalogue: Catalogue) -> dict[str, Any]:
    return {
        "spec": opened.file.source.name,
        "environment": opened.environment,
        "pending": any(each.is_pending for each in found),
        "agrees": not absent and not any(each.differences for each in found),
        "stages": {each.observed.stage: _stage(each, catalogue) for each in found},
        "absent": absent,
        "unknown": [{"id": each.id, "description": each.description} for each in catalogue.unknown()],
    }


def _stage(found: Found, catalogue: Catalogue) -> dict[str, Any]:
    observed, state = found.observed, found.observed.state
    canary = None
    if observed.canary is not None and state.canary is not None:
        canary = {
            "release": catalogue.release(state.canary),
            "deployment": state.canary,
            "percent": state.percent,
            "variables": dict(observed.canary.variables),
            "share_cache": observed.canary.share_cache,
        }
    return {
        "release": catalogue.release(state.base),
        "deployment": state.base,
        "canary": canary,
        "differences": list(found.differences),
    }


COMMAND = Command(
    usage="[SPEC] (--stack NAME | --api ID) [OPTION ...]",
    description=(
        "Show the deployment of each stage and the traffic percentage of its canary, whether they match the ledger, "
        "and which deployments are not releases. Changes nothing."
    ),
    examples=(
        ("gatewright status orders.yaml --stack orders", "show the API of a stack"),
        ("gatewright status orders.yaml --environment prod --api a1b2c3 --format json", "show one API as JSON"),
    ),
    exits=(
        (0, "all stages match the ledger"),
        (1, "a stage was changed otherwise, or the ledger has errors"),
        (2, "wrong usage, or an internal failure"),
        (PENDING, "the stack is not deployed yet, and nothing else differs"),
        (NO_ANSWER, "AWS did not respond"),
    ),
    options=Options,
    declare=declare,
    run=run,
)
