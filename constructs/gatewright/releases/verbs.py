"""The verbs: from an environment's releases as they are to what is wanted, or why not.

They are pure: what is written and deployed is what they give. Two facts of the service shape them. A deployment is made
of what the API is at that moment, so that a canary needs a base which was deployed before. And what a stage serves
beside its canary changes only when the canary ends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from gatewright.ledger.ledger import ENDED, Canary, History, Pin, Release
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
    """Put it in the place of the newest release, which was never deployed."""
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
    takers = order.to if order.to is not None else () if order.amend else order.stages
    made = _with_release(history, order) if is_new else history
    pins = {stage: history.pin(stage) for stage in order.stages}
    for stage in takers:
        pin = _taken(made, pins[stage], stage, order.trials.get(stage), has_served=stage in history.stages)
        if isinstance(pin, Refusal):
            return pin
        pins[stage] = pin
    done = made.with_pins(pins)
    return _idle_canary(done) or prune(done, order.keep)


def promote(
    history: History, stages: Sequence[str] | None, variables: Mapping[str, Mapping[str, str]] | None
) -> History | Refusal:
    """Let canaries serve all. `variables` are those of the spec's stages, where they are not to be lost."""

    def promoted(stage: str, _pin: Pin, canary: Canary) -> Pin | Refusal:
        own = variables.get(stage, {}) if variables is not None else None
        missing = [] if own is None else [n for n, value in (canary.variables or {}).items() if own.get(n) != value]
        return refusals.canary_variables(stage, missing) if missing else Pin(base=canary.release, canary=ENDED)

    return _with_canaries(history, stages, promoted)


def abort(history: History, stages: Sequence[str] | None) -> History | Refusal:
    """End canaries: all requests go where most went."""
    return _with_canaries(history, stages, lambda _, pin, __: pin.at(pin.base))


def share(history: History, percent: Percent, stages: Sequence[str] | None) -> History | Refusal:
    """Give canaries another share of the requests."""
    return _with_canaries(history, stages, lambda _, pin, canary: replace(pin, canary=replace(canary, percent=percent)))


def rollback(history: History, stages: Sequence[str] | None, to: int | None) -> History | Refusal:
    """Let stages serve what they served before, or one release. Where there is a canary, it is what is taken back."""
    if to is not None and history.release(to) is None:
        return refusals.unknown_release(history, to)
    if stages is None and len(history.stages) > 1:
        return refusals.which_stage(history.stages)

    def rolled_back(stage: str, pin: Pin) -> Pin | Refusal:
        if to is not None and pin.trial is not None and pin.trial.release == to:
            return refusals.canary_active(stage, pin.trial)
        if to is not None:
            return pin.at(to)
        if pin.trial is not None:
            return pin.at(pin.base)
        earlier = _before(history, pin.base)
        return refusals.no_earlier_release(stage, pin.base) if earlier is None else pin.at(earlier.id)

    return _with_each(history, tuple(history.stages) if stages is None else stages, rolled_back)


def prune(history: History, keep: int) -> History:
    """Let go of the oldest releases beyond those to keep, but of none that a stage serves, and not of the newest."""
    spare = [release.id for release in history.releases[:-1] if release.id not in history.pinned]
    gone = spare[: max(0, len(history.releases) - keep)]
    return replace(history, releases=tuple(release for release in history.releases if release.id not in gone))


def _first(order: Order) -> History | Refusal:
    if order.trials:
        return refusals.first_canary(next(iter(order.to or order.stages), "live"))
    made = Release(id=1, digest=order.digest, note=order.note)
    return History(releases=(made,), stages={stage: Pin(base=made.id) for stage in order.stages})


def _with_release(history: History, order: Order) -> History:
    newest = history.newest
    if order.amend:
        amended = replace(newest, digest=order.digest, note=newest.note if order.note is None else order.note)
        return replace(history, releases=(*history.releases[:-1], amended))
    made = Release(id=newest.id + 1, digest=order.digest, note=order.note)
    return replace(history, releases=(*history.releases, made))


def _taken(history: History, pin: Pin, stage: str, trial: Trial | None, *, has_served: bool) -> Pin | Refusal:
    newest = history.newest
    if pin.trial is not None:
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


def _before(history: History, base: int) -> Release | None:
    """The newest release before one that is another API."""
    digest = history.digest(base)
    older = (release for release in reversed(history.releases) if release.id < base)
    return next((release for release in older if release.digest != digest), None)


def _with_canaries(
    history: History, stages: Sequence[str] | None, change: Callable[[str, Pin, Canary], Pin | Refusal]
) -> History | Refusal:
    """Change stages that have a canary: those named, or all of them."""

    def changed(stage: str, pin: Pin) -> Pin | Refusal:
        return change(stage, pin, pin.trial) if pin.trial is not None else refusals.no_canary(stage)

    active = tuple(stage for stage, pin in history.stages.items() if pin.trial is not None)
    chosen = active if stages is None else stages
    return _with_each(history, chosen, changed) if chosen else refusals.no_canary()


def _with_each(
    history: History, stages: Sequence[str], change: Callable[[str, Pin], Pin | Refusal]
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
    return history.with_pins(pins)
