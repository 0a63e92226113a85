"""The verbs: from an environment's releases as they are to what is wanted, or why not.

They are pure: each adds one entry to the log, or gives the reason why not. Two facts of the service shape them. A
deployment is made of what the API is at that moment, so that a release must be deployed before the next one, and a
canary needs a base which was deployed before. And what a stage serves beside its canary changes only when the canary
ends.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from gatewright.ledger.ledger import ENDED, Canary, History, LogEntry, Pin, Verb
from gatewright.releases import refusals
from gatewright.releases.refusals import Refusal
from gatewright.spec.values.share import Percent

KEEP = 10
"""How many releases an environment keeps by default."""


class Trial(Struct, frozen=True, kw_only=True):
    """How a release is tried before all get it."""

    percent: Percent
    variables: Mapping[str, str] = field(default_factory=dict[str, str])
    share_cache: bool = False

    def of(self, release: int) -> Canary:
        """The canary of a release."""
        return Canary(
            release=release,
            percent=self.percent,
            variables=self.variables or None,
            share_cache=self.share_cache or None,
        )


class Order(Struct, frozen=True, kw_only=True):
    """What is to be released, and to whom."""

    digest: str
    """Of the API as the spec has it."""
    kind: str
    stages: Sequence[str]
    """All stages of the spec."""
    deploy: str = refusals.EXPLICIT
    """When a change goes live."""
    to: Sequence[str] | None = None
    """The stages that take it. Where none is named all take what is new, and none takes anything else."""
    trials: Mapping[str, Trial] = field(default_factory=dict[str, Trial])
    """How each stage tries it, if it is a canary; all their requests go to it by default."""
    note: str | None = None
    amend: bool = False
    """Put it in the place of the releases that are not deployed."""
    fix: bool = False
    """Give it to all clients although a canary is active, which ends then."""
    is_looked_up: bool = False
    """Whether AWS was asked just now which releases are deployed."""
    keep: int = KEEP


def release(history: History | None, order: Order) -> History | Refusal:
    """Make a release of what is new, and let stages take the newest release."""
    if order.deploy != refusals.EXPLICIT:
        return refusals.no_deployments()
    if order.trials and order.kind not in refusals.KINDS_WITH_CANARIES:
        return refusals.no_canary_kind(order.kind)
    unknown = [stage for stage in order.to or () if stage not in order.stages]
    if unknown:
        return refusals.unknown_stage(unknown[0], order.stages)
    if history is None:
        return _first(order)
    is_new = history.newest.digest != order.digest
    if not is_new and order.to is None:
        return history
    made = _made(history, order) if is_new else LogEntry(verb="release", note=order.note)
    if isinstance(made, Refusal):
        return made
    after = history.after(made) if is_new else history
    takers = order.to if order.to is not None else () if order.amend else order.stages
    pins = _pins_after(history, after, order.stages)
    for stage in takers:
        pin = _taken(after, pins[stage], stage, order, has_served=stage in history.stages)
        if isinstance(pin, Refusal):
            return pin
        pins[stage] = pin
    stages = {stage: pin for stage, pin in pins.items() if history.stages.get(stage) != pin}
    if not is_new and not stages:
        return history
    done = history.after(replace(made, stages=stages or None))
    return _idle_canary(done) or prune(done, order.keep)


def promote(
    history: History, stages: Sequence[str] | None, variables: Mapping[str, Mapping[str, str]] | None
) -> History | Refusal:
    """Let canaries serve all. `variables` are those of the spec's stages, where they are not to be lost."""

    def promoted(stage: str, _pin: Pin, canary: Canary) -> Pin | Refusal:
        own = variables.get(stage, {}) if variables is not None else None
        missing = [] if own is None else [n for n, value in (canary.variables or {}).items() if own.get(n) != value]
        return refusals.canary_variables(stage, missing) if missing else Pin(base=canary.release, canary=ENDED)

    return _with_canaries(history, stages, "promote", promoted)


def abort(history: History, stages: Sequence[str] | None) -> History | Refusal:
    """End canaries: all requests go where most went."""
    return _with_canaries(history, stages, "abort", lambda _, pin, __: pin.at(pin.base))


def share(history: History, percent: Percent, stages: Sequence[str] | None) -> History | Refusal:
    """Give canaries another share of the requests."""
    return _with_canaries(
        history, stages, "share", lambda _, pin, canary: replace(pin, canary=replace(canary, percent=percent))
    )


def rollback(
    history: History, stages: Sequence[str] | None, to: int | None, *, even_given_up: bool = False
) -> History | Refusal:
    """Let stages serve what they fully served before, or one release. Where there is a canary, it is taken back.

    A release that is not deployed cannot be served, nor one that was given up on the stage, unless that is asked for.
    """
    if to is not None and history.release(to) is None:
        return refusals.unknown_release(history, to)
    if stages is None and len(history.stages) > 1:
        return refusals.which_stage(history.stages)

    def rolled_back(stage: str, pin: Pin) -> Pin | Refusal:
        if to is None and pin.trial is not None:
            return pin.at(pin.base)
        target = _before(history, stage) if to is None else to
        if target is None:
            return refusals.no_earlier_release(stage, pin.base)
        if pin.trial is not None and pin.trial.release == target:
            return refusals.canary_active(stage, pin.trial)
        if target == pin.base:
            return pin.at(target)
        if not history.is_deployed(target):
            return refusals.not_deployed(target)
        if target in history.given_up(stage) and not even_given_up:
            return refusals.given_up(stage, target)
        return pin.at(target)

    return _with_each(history, tuple(history.stages) if stages is None else stages, "rollback", rolled_back)


def prune(history: History, keep: int) -> History:
    """Let go of the oldest releases beyond those to keep, but of none that a stage serves.

    Nor of the newest, and the newest that is deployed. The log lets go of the entries that say nothing about what is
    left.
    """
    kept = history.pinned | {history.deployed, history.newest.id}
    spare = [release.id for release in history.releases if release.id not in kept]
    gone = frozenset(spare[: max(0, len(history.releases) - keep)])
    if not gone:
        return history
    left = frozenset(release.id for release in history.releases) - gone
    current = {id(pin) for pin in history.stages.values()}
    return replace(history, log=tuple(_pruned(history.log, left, current)))


def _pruned(log: Sequence[LogEntry], left: Collection[int], current: Collection[int]) -> Iterator[LogEntry]:
    """The entries that make a release which is left, or say that a stage served one, or serves it now."""
    for entry in log:
        pins = {stage: pin for stage, pin in entry.pins.items() if pin.base in left or id(pin) in current}
        if entry.id in left:
            yield replace(entry, stages=pins or None)
        elif pins:
            yield replace(entry, id=None, digest=None, replaces=None, stages=pins)


def _first(order: Order) -> History | Refusal:
    if order.trials:
        return refusals.first_canary(next(iter(order.to or order.stages), "live"))
    stages = {stage: Pin(base=1) for stage in order.stages}
    return History(log=(LogEntry(verb="release", id=1, digest=order.digest, note=order.note, stages=stages),))


def _made(history: History, order: Order) -> LogEntry | Refusal:
    """The entry of another release. Those that are not deployed must give way to it: they never will be."""
    undeployed = [release.id for release in history.undeployed]
    if order.amend and not undeployed:
        return refusals.nothing_to_amend(history.newest.id)
    if undeployed and not order.amend:
        return refusals.not_deployed_yet(undeployed[-1], is_looked_up=order.is_looked_up)
    next_id = max(entry.id or 0 for entry in history.log) + 1
    note = order.note if order.note is not None or not undeployed else history.newest.note
    return LogEntry(verb="release", id=next_id, digest=order.digest, note=note, replaces=tuple(undeployed) or None)


def _pins_after(before: History, after: History, stages: Sequence[str]) -> dict[str, Pin]:
    """What stages serve once a release has taken the place of others."""
    replaced, newest = after.replaced, after.newest.id
    pins: dict[str, Pin] = {}
    for stage in dict.fromkeys((*stages, *before.stages)):
        pin = before.pin(stage)
        canary = pin.trial
        if pin.base in replaced:
            pin = pin.at(newest)
        elif canary is not None and canary.release in replaced:
            pin = replace(pin, canary=replace(canary, release=newest))
        if stage in stages or pin != before.pin(stage):
            pins[stage] = pin
    return pins


def _taken(history: History, pin: Pin, stage: str, order: Order, *, has_served: bool) -> Pin | Refusal:
    newest, trial = history.newest, order.trials.get(stage)
    if pin.trial is not None and not (order.fix and trial is None):
        return refusals.canary_active(stage, pin.trial)
    if trial is None:
        return pin.at(newest.id)
    if not has_served:
        return refusals.first_canary(stage)
    if history.digest(pin.base) == newest.digest:
        return refusals.nothing_to_try(stage, pin.base)
    return Pin(base=pin.base, canary=trial.of(newest.id))


def _idle_canary(history: History) -> Refusal | None:
    """A canary of what its stage serves already, which an amended release can make."""
    for stage, pin in history.stages.items():
        if pin.trial is not None and history.digest(pin.trial.release) == history.digest(pin.base):
            return refusals.nothing_to_try(stage, pin.base)
    return None


def _before(history: History, stage: str) -> int | None:
    """The release that a stage fully served before, if it is still there and another API."""
    now = history.pin(stage).base
    for id in reversed(history.served_fully(stage)[:-1]):
        if history.is_deployed(id) and history.digest(id) != history.digest(now):
            return id
    return None


def _with_canaries(
    history: History,
    stages: Sequence[str] | None,
    verb: Verb,
    change: Callable[[str, Pin, Canary], Pin | Refusal],
) -> History | Refusal:
    """Change stages that have a canary: those named, or all of them."""

    def changed(stage: str, pin: Pin) -> Pin | Refusal:
        return change(stage, pin, pin.trial) if pin.trial is not None else refusals.no_canary(stage)

    active = tuple(stage for stage, pin in history.stages.items() if pin.trial is not None)
    chosen = active if stages is None else stages
    return _with_each(history, chosen, verb, changed) if chosen else refusals.no_canary()


def _with_each(
    history: History, stages: Sequence[str], verb: Verb, change: Callable[[str, Pin], Pin | Refusal]
) -> History | Refusal:
    """Change stages, all or none."""
    pins: dict[str, Pin] = {}
    for stage in stages:
        if stage not in history.stages:
            return refusals.unknown_stage(stage, history.stages)
        pin = change(stage, history.stages[stage])
        if isinstance(pin, Refusal):
            return pin
        pins[stage] = pin
    return history.with_pins(pins, verb)
