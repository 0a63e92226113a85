"""Changing releases: what a verb makes of them, and writing it.

opened = open_history(open_spec("orders.yaml"), "prod")
outcome = changed(opened, lambda history: promote(history, ["live"], None))
if isinstance(outcome, Outcome):
write_outcomes([outcome])
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from gatewright.gateway import Gateway
from gatewright.ledger.ledger import History
from gatewright.ledger.rendering import StoredRelease, stored
from gatewright.ledger.snapshot import Snapshot, digest, snapshot
from gatewright.lower import lower
from gatewright.lower.ids import Ids, prefix_of
from gatewright.releases.archive import stored_release
from gatewright.releases.fixing import with_fix
from gatewright.releases.opened import Opened
from gatewright.releases.refusals import Refusal, fix_conflict, no_canary, not_released, not_stored, which_stage
from gatewright.releases.storage import LedgerChange, save_all
from gatewright.releases.terms import effects


class Outcome(Struct, frozen=True):
    """What a verb made of the releases of one target."""

    opened: Opened
    history: History
    renderings: Mapping[str, Mapping[str, object]] = field(default_factory=dict[str, Mapping[str, object]])
    """Of the releases that are new, by their digests."""

    @property
    def is_change(self) -> bool:
        """Whether anything is different now."""
        return self.history != self.opened.history or bool(self.renderings)


class Frozen(Struct, frozen=True, kw_only=True):
    """What a deployment of a spec freezes."""

    snapshot: Snapshot
    digest: str
    rendering: Mapping[str, object]
    """What is stored of it for a release."""


def frozen(gateway: Gateway) -> Frozen:
    """What a deployment of the spec freezes, whatever is released of it."""
    prefix = prefix_of(gateway.name)
    template = lower(replace(gateway, history=None, head=None, still_served=()), Ids(prefix))
    found = snapshot(template.resources)
    return Frozen(snapshot=found, digest=digest(found), rendering=stored(template, prefix))


def fixed_beside_canary(
    opened: Opened, history: History, found: Frozen, stages: Sequence[str] | None
) -> Frozen | Refusal:
    """What clients get of a spec while a canary is active: the base, with what the spec has beyond the canary."""
    meant = [pin for stage, pin in history.stages.items() if stages is None or stage in stages]
    sides = {(pin.base, pin.trial.release) for pin in meant if pin.trial is not None}
    if not sides:
        return no_canary()
    if len(sides) > 1:
        return which_stage([stage for stage, pin in history.stages.items() if pin.trial])
    ((base, canary),) = sides
    gateway = opened.file.gateway
    sides_in_order = [each for each in history.releases if each.id in (base, canary)]
    stored = [stored_release(opened.file, opened.environment, gateway, each) for each in sides_in_order]
    if len(stored) < 2 or stored[0] is None or stored[1] is None:
        return not_stored(canary)
    merged = with_fix(stored[0], stored[1], found.rendering)
    if merged.conflicts:
        prefix = prefix_of(gateway)
        base_api, canary_api = (snapshot(each.rendering(prefix).api) for each in stored if each is not None)
        tried = {effect.part for effect in effects(base_api, canary_api)}
        both = [effect.part for effect in effects(canary_api, found.snapshot) if effect.part in tried]
        return fix_conflict(canary, both or merged.conflicts)
    release = StoredRelease(id=0, data=merged.rendering)
    frozen = snapshot(release.rendering(prefix_of(gateway)).api)
    return Frozen(snapshot=frozen, digest=digest(frozen), rendering=merged.rendering)


def changed(opened: Opened, verb: Callable[[History], History | Refusal]) -> Outcome | Refusal:
    """What a verb makes of the releases that there are."""
    result = not_released() if opened.history is None else verb(opened.history)
    return result if isinstance(result, Refusal) else Outcome(opened, result)


def now() -> datetime:
    """The time."""
    return datetime.now(UTC)


def write_outcomes(outcomes: Sequence[Outcome], at: datetime | None = None) -> tuple[Path, ...]:
    """Write what verbs made of the releases of one spec, all of it or nothing. Gives the files that were written.

    Raises:
        LedgerChangedError: The ledger is not what it was when it was opened.
        UnwritableLedgerError: What would be written could not be read again.
    """
    if not outcomes:
        return ()
    time = moment(at or now())
    changes = [
        LedgerChange(environment=each.opened.environment, history=stamped(each, time), renderings=each.renderings)
        for each in outcomes
    ]
    return save_all(outcomes[0].opened.file, changes)


def pin_data(history: History, stage: str) -> dict[str, Any]:
    """What a stage serves, for programs."""
    pin = history.pin(stage)
    canary = {"release": pin.trial.release, "percent": pin.trial.percent.percent} if pin.trial else None
    return {"base": pin.base, "canary": canary}


def moment(at: datetime) -> str:
    """A time as the ledger has it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def stamped(outcome: Outcome, at: str) -> History:
    """The history, whose new entries say when they were made."""
    before = outcome.opened.history
    known = {id(entry) for entry in before.log} if before is not None else set[int]()
    log = (entry if id(entry) in known or entry.at else replace(entry, at=at) for entry in outcome.history.log)
    return replace(outcome.history, log=tuple(log))
