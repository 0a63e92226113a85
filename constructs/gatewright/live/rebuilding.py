"""Making a ledger again from what is deployed: the descriptions of deployments carry the digests of releases."""

from __future__ import annotations

from gatewright.ledger.ledger import Canary, History, LogEntry, Pin
from gatewright.live.observing import observe, stages
from gatewright.live.reaching import Reached
from gatewright.spec.values.share import Percent


def rebuilt(reached: Reached) -> History | None:
    """The releases of all deployments, the oldest first, and what stages serve; nothing if none is a release."""
    deployed = sorted(
        (each for each in reached.deployments if each.digest is not None), key=lambda each: (each.created, each.id)
    )
    ids = {each.id: number for number, each in enumerate(deployed, start=1)}
    if not ids:
        return None
    log = [LogEntry(verb="release", id=ids[each.id], digest=each.digest) for each in deployed]
    pins = {stage: pin for stage in stages(reached.caller, reached.api) if (pin := _pin(reached, stage, ids))}
    log.append(LogEntry(verb="adopt", note="rebuilt from what is deployed", stages=pins or None))
    return reached.recorded(History(log=tuple(log)))


def _pin(reached: Reached, stage: str, ids: dict[str, int]) -> Pin | None:
    """What a stage serves, if that is a release."""
    state = observe(reached.caller, reached.api, stage)
    if state.base not in ids:
        return None
    found, canary = state.state, state.canary
    if canary is None or found.canary not in ids:
        return Pin(base=ids[state.base], canary=None if canary is None else "ended")
    tried = Canary(
        release=ids[canary.deployment],
        percent=Percent(canary.percent),
        variables=canary.variables or None,
        share_cache=canary.share_cache or None,
    )
    return Pin(base=ids[state.base], canary=tried)
