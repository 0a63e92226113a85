"""Changing a stage until it serves what it is to, whatever goes wrong on the way."""

from __future__ import annotations

from msgspec.structs import replace

from gatewright.ledger.ledger import Pin
from gatewright.live.calls import Caller
from gatewright.live.comparing import Catalogue, canary_disagreements, disagreements, wanted
from gatewright.live.faults import FaultError, MovedError, StoppedError
from gatewright.live.model import DeployedApi, Observed, PlannedCall, StageChange, State
from gatewright.live.observing import has_authorizers, observe
from gatewright.live.planning import creates_canary, flushes, path, plan

LOOKS = 15
"""How often to look for a change that the service says it made."""


class DisagreeError(Exception):
    """A stage is not what the ledger says."""

    def __init__(self, stage: str, differences: tuple[str, ...]) -> None:
        super().__init__(f"{stage!r} differs from the ledger: {'; '.join(differences)}")


class Prepared(StageChange, frozen=True, kw_only=True):
    """What is to be done about a stage, and what was found there."""

    observed: Observed
    steps: tuple[PlannedCall, ...]


def prepare(
    caller: Caller, api: DeployedApi, catalogue: Catalogue, observed: Observed, pins: tuple[Pin, Pin], *, adopt: bool
) -> Prepared:
    """What leads a stage from one pin to another. It has to be at the first, or on the way, unless it is adopted."""
    before, after = pins
    was, becomes = wanted(before, catalogue, observed), wanted(after, catalogue, observed)
    is_promotion = becomes.canary is None and becomes.base == was.canary
    ways = path(was.state, becomes.state)
    if not any(state.allows(observed.state) for state in ways):
        if not adopt:
            raise DisagreeError(observed.stage, disagreements(before, catalogue, observed))
        ways = (*ways, *path(observed.state, becomes.state))
    is_tried = is_promotion or becomes.canary is not None
    if is_tried and not adopt and (differences := canary_disagreements(before, observed)):
        raise DisagreeError(observed.stage, differences)
    if creates_canary(observed, becomes):
        ways = (*ways, *path(observed.state, State(becomes.base)), becomes.state)
    moves = becomes.base != was.base or becomes.base != observed.base
    authorizers = moves and has_authorizers(caller, api)
    return Prepared(
        stage=observed.stage,
        wanted=becomes,
        path=ways,
        flushes=tuple(flushes(api, observed, authorizers=authorizers)) if moves else (),
        observed=observed,
        steps=plan(api, observed, becomes),
    )


def keeping_variables(api: DeployedApi, prepared: Prepared) -> Prepared:
    """The same, with the canary's variables taken over by the stage."""
    becomes = replace(prepared.wanted, keep_variables=True)
    return replace(prepared, wanted=becomes, steps=plan(api, prepared.observed, becomes))


def settle(caller: Caller, api: DeployedApi, change: StageChange) -> Observed:
    """Let a stage serve what it is to. It can be stopped at any moment, and done again."""
    tried = 0
    while True:
        observed = _look(caller, api, change)
        steps = plan(api, observed, change.wanted)
        if not steps:
            break
        try:
            caller.write(steps[0].call)
        except FaultError as fault:
            tried = caller.wait(tried, fault)
            continue
        tried = 0
        _read_back(caller, api, change, steps[0])
    for call in change.flushes:
        caller.repeat(call)
    return observed


def _look(caller: Caller, api: DeployedApi, change: StageChange) -> Observed:
    observed = observe(caller, api, change.stage)
    if not any(state.allows(observed.state) for state in change.path):
        raise MovedError(f"{change.stage!r} was changed by someone else in the meantime: check it before you continue")
    return observed


def _read_back(caller: Caller, api: DeployedApi, change: StageChange, step: PlannedCall) -> None:
    """Wait until a step shows, which takes a while now and then."""
    for look in range(LOOKS):
        left = plan(api, _look(caller, api, change), change.wanted)
        if left[:1] != (step,):
            return
        caller.clock.sleep(min(0.2 * 2**look, 5.0))
    raise StoppedError(f"{change.stage!r} does not show the change that API Gateway confirmed: {step.call.why}")
