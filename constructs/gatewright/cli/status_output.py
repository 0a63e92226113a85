"""What `gatewright status` prints: each stage with what differs and the way out, then what is left over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from gatewright.cli.status_settings import SettingsFound, WhatIsMeant, settings_data, settings_lines
from gatewright.cli.terminal import Styles
from gatewright.diagnostics.reports import visible
from gatewright.ledger.ledger import Pin
from gatewright.releases.opened import Opened
from gatewright.spec.values.number import spell

if TYPE_CHECKING:
    from gatewright.live.comparing import Catalogue
    from gatewright.live.model import Deployed, Observed

_MOST = 3
"""How many deployments of other tools are listed without being asked for."""


class Found(Struct, frozen=True):
    """A stage, and what is otherwise there than the ledger says."""

    observed: Observed
    differences: tuple[str, ...]
    is_pending: bool
    """Whether that is only because the stack is not deployed yet."""
    settings: SettingsFound

    @property
    def is_drift(self) -> bool:
        """Whether the stage was changed in another way."""
        return (bool(self.differences) and not self.is_pending) or bool(self.settings.drift)

    @property
    def is_ahead(self) -> bool:
        """Whether something of it is not deployed yet."""
        return self.is_pending or bool(self.settings.pending)


class Status(Struct, frozen=True, kw_only=True):
    """What was found."""

    opened: Opened
    catalogue: Catalogue
    found: Sequence[Found]
    absent: Sequence[str]
    """Stages of the ledger that are not there."""
    unmade: Sequence[str]
    """Stages of the spec alone that are not there."""
    meant: WhatIsMeant
    region: str | None

    @property
    def is_drift(self) -> bool:
        """Whether anything was changed otherwise than by a deployment."""
        history = self.catalogue.history
        is_new = len(history.undeployed) == len(history.releases)
        is_lost = any(self.meant.deployed.stage(stage) is not None for stage in self.unmade)
        return any(each.is_drift for each in self.found) or (bool(self.absent) and not is_new) or is_lost

    @property
    def is_ahead(self) -> bool:
        """Whether anything is not deployed yet."""
        return bool(self.absent) or bool(self.unmade) or any(each.is_ahead for each in self.found)


def lines(status: Status, styles: Styles, *, all_deployments: bool) -> Iterator[str]:
    """All of it, as text."""
    opened, catalogue = status.opened, status.catalogue
    yield styles.strong(visible(opened.title))
    if opened.history is None:
        yield "  no releases: there is nothing to compare with"
    is_sure = not status.meant.deployed.fault
    for each in status.found:
        yield from _stage_lines(opened, catalogue, each)
        said = settings_lines(each.observed.stage, each.settings, status.region, is_sure=is_sure)
        yield from (visible(line) for line in said)
    for stage in status.absent:
        yield visible(f"  {stage} is in the ledger but is not deployed")
    for stage in status.unmade:
        is_lost = status.meant.deployed.stage(stage) is not None
        yield visible(f"  {stage} is in the spec but is not deployed{', although its stack is' if is_lost else ' yet'}")
    yield from (styles.faint(visible(line)) for line in _limits(status))
    yield from map(styles.faint, _deployments(catalogue.unknown(), all_deployments=all_deployments))


def data(status: Status) -> dict[str, Any]:
    """All of it, for programs."""
    found, catalogue = status.found, status.catalogue
    return {
        "spec": status.opened.file.source.name,
        "environment": status.opened.environment,
        "pending": status.is_ahead,
        "agrees": not status.is_drift and not status.is_ahead,
        "stages": {
            each.observed.stage: {**_stage(each, catalogue), **settings_data(each.settings, status.region)}
            for each in found
        },
        "absent": [*status.absent, *status.unmade],
        "unknown": [{"id": each.id, "description": each.description} for each in catalogue.unknown()],
    }


def _stage_lines(opened: Opened, catalogue: Catalogue, each: Found) -> Iterator[str]:
    from gatewright.live.comparing import serving  # noqa: PLC0415 - only when AWS is called

    agrees = "" if each.differences or opened.history is None else ", as the ledger says"
    yield visible(f"  {each.observed.stage} serves {serving(each.observed, catalogue)}{agrees}")
    but = "not deployed yet:" if each.is_pending else "but"
    yield from (visible(f"    {but} {difference}") for difference in each.differences)
    if each.is_pending:
        yield "    deploy the stack"
    elif each.differences:
        yield visible(f"    {_repair(opened, each, catalogue)}")


def _limits(status: Status) -> Iterator[str]:
    """How far settings are compared."""
    fault = status.meant.deployed.fault
    if status.meant.spec is None:
        what = "not compared" if fault else "compared with the deployed template only"
        yield f"  the spec has errors, so settings are {what}: see `gatewright check`"
    if fault and (status.meant.spec is None or any(each.settings.drift for each in status.found)):
        yield f"  it is not known which settings are deployed: {fault}"
    if by_form := sorted({what for each in status.found for what in each.settings.by_form}):
        yield f"  compared by form, because only CloudFormation knows the value: {', '.join(by_form)}"


def _deployments(unknown: Sequence[Deployed], *, all_deployments: bool) -> Iterator[str]:
    """The deployments that are no release. Those of releases that were pruned are many, and expected."""
    others = [each for each in unknown if each.digest is None]
    listed = unknown if all_deployments else others if len(others) <= _MOST else ()
    for each in listed:
        said = f": {each.description}" if each.description else ""
        yield visible(f"  deployment {each.id} is not a release in the ledger{said}")
    if all_deployments:
        return
    if pruned := len(unknown) - len(others):
        are = "deployments are" if pruned > 1 else "deployment is"
        yield f"  {pruned} {are} of releases that the ledger does not have; `--deployments` lists them"
    if len(others) > _MOST:
        yield f"  {len(others)} deployments were not made by Gatewright; `--deployments` lists them"


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
