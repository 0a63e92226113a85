"""From what a stage serves to what it is to serve: the calls, in the order that keeps every moment in between good.

Each call can be repeated: it says what is to be, and not by how much. After a stop anywhere the rest of the plan is
what leads on from the state that was reached.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gatewright.live.model import AwsCall, DeployedApi, Observed, PlannedCall, State, Wanted


class NoWayError(Exception):
    """No calls lead there; the text says why."""

    def __init__(self, message: str, help: str = "see `gatewright status`") -> None:
        super().__init__(message)
        self.help = help


def plan(api: DeployedApi, observed: Observed, wanted: Wanted) -> tuple[PlannedCall, ...]:
    """The calls that are left; none if the stage serves what it is to."""
    if api.kind != "rest":
        return tuple(_without_canaries(api, observed, wanted))
    return tuple(_share(api, observed, wanted) if wanted.canary is not None else _end(api, observed, wanted))


def path(before: State, after: State) -> tuple[State, ...]:
    """The states from one to the other. How large a canary's share is does not matter when it ends."""
    if after.canary is not None and (before.base, before.canary) != (after.base, after.canary):
        return (*path(before, State(after.base)), after)
    if after.canary is not None or before.canary is None:
        return (before, after)
    ending = State(before.base, before.canary)
    is_promotion = after.base == before.canary
    return (ending, after) if is_promotion else (ending, State(before.base), after)


def flushes(api: DeployedApi, observed: Observed, *, authorizers: bool) -> Iterator[AwsCall]:
    """What empties the caches of a stage whose base has moved."""
    stage = api.named(observed.stage)
    if observed.has_cache:
        why = "responses of the previous release are cached"
        yield AwsCall(service=api.service, operation="flush_stage_cache", parameters=stage, why=why)
    if authorizers:
        operation = "flush_stage_authorizers_cache" if api.kind == "rest" else "reset_authorizers_cache"
        why = "authorizer results of the previous release are cached"
        yield AwsCall(service=api.service, operation=operation, parameters=stage, why=why)


def creates_canary(observed: Observed, wanted: Wanted) -> bool:
    """Whether the stage is to have a canary that it does not have so. What it overrides is compared by name."""
    if wanted.canary is None:
        return False
    canary = observed.canary
    if canary is None or (observed.base, canary.deployment) != (wanted.base, wanted.canary):
        return True
    return canary.variables.keys() != wanted.variables.keys() or canary.share_cache != wanted.share_cache


def _share(api: DeployedApi, observed: Observed, wanted: Wanted) -> Iterator[PlannedCall]:
    if creates_canary(observed, wanted):
        # What another canary overrides can only be removed together with it, and beside one the base stays.
        yield from _end(api, observed, Wanted(base=wanted.base))
        yield PlannedCall(_update(api, observed, "create the canary", *_canary(wanted)), wanted.state)
    elif observed.canary is not None and observed.canary.percent != wanted.percent:
        change = _replace("/canarySettings/percentTraffic", _number(wanted.percent))
        yield PlannedCall(_update(api, observed, "set the canary's traffic percentage", change), wanted.state)


def _canary(wanted: Wanted) -> Iterator[dict[str, str]]:
    """All that makes a canary, to be set at once: it never takes requests with half of its settings."""
    yield _replace("/canarySettings/deploymentId", str(wanted.canary))
    yield _replace("/canarySettings/percentTraffic", _number(wanted.percent))
    for name, value in sorted(wanted.variables.items()):
        yield _replace(f"/canarySettings/stageVariableOverrides/{name}", value)
    if wanted.share_cache:
        yield _replace("/canarySettings/useStageCache", "true")


def _end(api: DeployedApi, observed: Observed, wanted: Wanted) -> Iterator[PlannedCall]:
    canary = observed.canary
    if canary is not None and canary.deployment == wanted.base:
        yield from _take_over(api, observed, wanted)
    if canary is not None:
        base = wanted.base if canary.deployment == wanted.base else observed.base
        remove = {"op": "remove", "path": "/canarySettings"}
        yield PlannedCall(_update(api, observed, "remove the canary", remove), State(base))
    if observed.base != wanted.base and (canary is None or canary.deployment != wanted.base):
        change = _replace("/deploymentId", wanted.base)
        yield PlannedCall(_update(api, observed, "point the stage at this deployment", change), State(wanted.base))


def _take_over(api: DeployedApi, observed: Observed, wanted: Wanted) -> Iterator[PlannedCall]:
    """Let the stage serve what its canary does, in one call; or what that left undone."""
    assert observed.canary is not None
    own = {**observed.variables, **(observed.canary.variables if wanted.keep_variables else {})}
    if observed.base != wanted.base:
        changes = [_replace("/canarySettings/percentTraffic", "0.0"), _copy("/deploymentId", "deploymentId")]
        if own != observed.variables:
            changes.append(_copy("/variables", "stageVariableOverrides"))
        yield PlannedCall(_update(api, observed, "promote the canary's deployment", *changes), State(wanted.base))
    elif own != observed.variables:
        missing = {name: value for name, value in own.items() if observed.variables.get(name) != value}
        changes = [_replace(f"/variables/{name}", value) for name, value in sorted(missing.items())]
        yield PlannedCall(_update(api, observed, "copy the canary's variables", *changes), observed.state)


def _without_canaries(api: DeployedApi, observed: Observed, wanted: Wanted) -> Iterator[PlannedCall]:
    if observed.follows:
        raise NoWayError(f"{observed.stage!r} uses auto-deploy: it always serves the current API")
    if observed.base != wanted.base:
        parameters = {**api.named(observed.stage), "DeploymentId": wanted.base}
        why = "point the stage at this deployment"
        call = AwsCall(service=api.service, operation="update_stage", parameters=parameters, why=why)
        yield PlannedCall(call, State(wanted.base))


def _update(api: DeployedApi, observed: Observed, why: str, *changes: Mapping[str, str]) -> AwsCall:
    parameters = {**api.named(observed.stage), "patchOperations": list(changes)}
    return AwsCall(service=api.service, operation="update_stage", parameters=parameters, why=why)


def _replace(path: str, value: str) -> dict[str, str]:
    return {"op": "replace", "path": path, "value": value}


def _copy(path: str, member: str) -> dict[str, str]:
    return {"op": "copy", "path": path, "from": f"/canarySettings/{member}"}


def _number(percent: float) -> str:
    return str(float(percent))
