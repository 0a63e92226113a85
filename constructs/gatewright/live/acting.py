"""Verbs that act now: what they would call, and doing it. The ledger records what really happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from gatewright.document.plain_data import is_mapping
from gatewright.ledger.ledger import History, LogEntry, Pin, Verb
from gatewright.live.comparing import Catalogue, NotDeployedError
from gatewright.live.faults import FaultError, FaultKind
from gatewright.live.model import Observed
from gatewright.live.observing import observe
from gatewright.live.planning import NoWayError, creates_canary
from gatewright.live.reaching import Reached
from gatewright.live.settling import Prepared, keeping_variables, prepare, settle
from gatewright.releases.archive import stored_release
from gatewright.releases.changing import Outcome, pin_data, write_outcomes
from gatewright.releases.locking import who
from gatewright.releases.opened import Opened


class Acting(Struct, frozen=True, kw_only=True):
    """How a verb acts."""

    verb: Verb
    stages: Sequence[str] = ()
    """Stages to look at although the ledger has them as they are to be."""
    is_finished: bool = False
    """Whether an earlier run did all of it, and was stopped before its end."""
    adopt: bool = False
    """Whether stages are taken as they are found."""
    dry_run: bool = False
    keep_variables: bool = False


class Done(Struct, frozen=True):
    """What became of a verb."""

    opened: Opened
    catalogue: Catalogue
    history: History
    prepared: tuple[Prepared, ...]
    written: tuple[Path, ...]


def act(reached: Reached, opened: Opened, result: History, how: Acting) -> Done:
    """Let stages serve what a verb wants, and write what was done to the ledger."""
    assert opened.history is not None
    caller, api, before = reached.caller, reached.api, opened.history
    catalogue = reached.catalogue(before)
    prepared = _prepared(reached, opened, result, how)
    if how.dry_run:
        return Done(opened, catalogue, before, prepared, ())
    now, journal = caller.clock.now, caller.journal
    found = {each.stage: asdict(each.observed.state) for each in prepared}
    wanted = {each.stage: pin_data(result, each.stage) for each in prepared}
    journal.add(now(), "begin", verb=how.verb, by=who(), found=found, stages=wanted)
    settled: dict[str, Pin] = {}
    written: tuple[Path, ...] = ()
    reality = before
    try:
        for each in prepared:
            settle(caller, api, each)
            settled[each.stage] = result.pin(each.stage)
    finally:
        changed = _with_settled(before, result, settled, how.verb)
        if changed != before:
            reality = reached.recorded(changed)
            written = write_outcomes([Outcome(opened, reality)], datetime.fromtimestamp(now(), UTC))
            journal.add(now(), "ledger", stages={stage: pin_data(reality, stage) for stage in reality.stages})
    journal.add(now(), "end", verb=how.verb)
    return Done(opened, catalogue, reality, prepared, written)


def _prepared(reached: Reached, opened: Opened, result: History, how: Acting) -> tuple[Prepared, ...]:
    """What is to be done about each stage that the verb changes, or that is to be looked at."""
    assert opened.history is not None
    before = opened.history
    changed = [stage for stage in result.stages if before.pin(stage) != result.pin(stage)]
    looked_at = sorted({*changed, *how.stages} if changed or how.stages or how.is_finished else result.stages)
    catalogue = reached.catalogue(before)
    prepared: list[Prepared] = []
    for stage in looked_at:
        pins = before.pin(stage), result.pin(stage)
        observed = _observed(reached, stage)
        made = prepare(reached.caller, reached.api, catalogue, observed, pins, adopt=how.adopt)
        if creates_canary(observed, made.wanted):
            _check_variables(opened, pins[1])
        prepared.append(keeping_variables(reached.api, made) if how.keep_variables else made)
    return tuple(prepared)


def _observed(reached: Reached, stage: str) -> Observed:
    try:
        return observe(reached.caller, reached.api, stage)
    except FaultError as fault:
        if fault.kind is FaultKind.MISSING:
            raise NotDeployedError(f"{stage!r} does not exist in AWS") from fault
        raise


def _check_variables(opened: Opened, pin: Pin) -> None:
    """Make sure that the ledger has what a canary overrides. Where a variable chooses a function, the stack names it.

    Raises:
        NoWayError: Only a deployment can create the canary.
    """
    assert opened.history is not None
    assert pin.trial is not None
    overrides = sorted(pin.trial.variables or ())
    if not overrides:
        return
    id = pin.trial.release
    release = opened.history.release(id)
    stored = (
        stored_release(opened.file, opened.environment, opened.file.gateway, release) if release is not None else None
    )
    help = "change its percentage without `--live`, and deploy the stack, which creates it"
    if stored is None:
        what = f"the API of release {id} is not stored, so it is not known what its stage variables choose"
        raise NoWayError(f"{what}: {', '.join(overrides)}", help)
    if chosen := [name for name in overrides if name in stored.choosers]:
        what = f"the canary's stage variables choose what only the stack can name: {', '.join(chosen)}"
        raise NoWayError(what, help)


def _with_settled(before: History, result: History, settled: Mapping[str, Pin], verb: Verb) -> History:
    """The history with what was done. An entry says so even if only the stage changed, and the ledger had it so."""
    changed = {stage: pin for stage, pin in settled.items() if before.stages.get(stage) != pin}
    if not changed:
        return before
    notes = (entry.note for entry in result.log[len(before.log) :])
    return before.after(LogEntry(verb=verb, note=next(notes, None), live=True, stages=changed))


def begun(reached: Reached, verb: str) -> Mapping[str, object]:
    """What stages were to serve after a run of this verb which was stopped a moment ago.

    A verb says what to do from where things are. Where the ledger has the result already, once more is once too often.
    """
    line = reached.caller.journal.unfinished(reached.caller.clock.now(), "end")
    stages = line.get("stages") if line is not None and line.get("verb") == verb else None
    return stages if is_mapping(stages) else {}
