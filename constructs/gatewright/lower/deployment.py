"""Deployments: the one that follows the spec, or one for every release that is kept."""

from collections.abc import Callable, Iterator, Sequence

from gatewright.gateway import Gateway, Stage
from gatewright.ledger.ledger import Canary, History
from gatewright.ledger.snapshot import digest as digest_of
from gatewright.ledger.snapshot import snapshot
from gatewright.lower.ids import Ids, prefix_of
from gatewright.lower.variable import stage_variables
from gatewright.lower.vpc_endpoint import vpc_endpoints
from gatewright.lower.vpc_link import vpc_links
from gatewright.spec.gateway import Kind
from gatewright.template import Prose, Ref, Resource, Value

DIGEST_IN_ID = 10
"""How much of a digest goes into a deployment's logical id."""

_FAMILIES: dict[Kind, tuple[str, str]] = {
    "rest": ("AWS::ApiGateway::Deployment", "RestApiId"),
    "http": ("AWS::ApiGatewayV2::Deployment", "ApiId"),
    "websocket": ("AWS::ApiGatewayV2::Deployment", "ApiId"),
}
"""The type of a kind's deployments, and what they call the API."""

RETAINED: dict[str, Value] = {"DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain"}
"""A release outlives the stack's memory of it: whatever a stage serves, by whoever's hand, is there."""


Parts = Callable[[Ids], Sequence[Resource]]
"""Everything that a deployment freezes, under some logical ids."""


def identity(gateway: Gateway, ids: Ids, parts: Sequence[Resource], make: Parts) -> str:
    """The digest of a deployment. It is that of a plain template, wherever in an app the gateway has its place."""
    plain = Ids(prefix_of(gateway.name))
    around = (*vpc_links(gateway, plain), *vpc_endpoints(gateway, plain))
    return digest_of(snapshot((*(parts if ids == plain else make(plain)), *around)))


def deployments(gateway: Gateway, ids: Ids, digest: str, parts: Sequence[str]) -> Iterator[Resource]:
    """The deployments. Only the newest is made of the API's parts as they are, and has to wait for them."""
    if gateway.history is None:
        yield _deployment(gateway, ids, digest, parts, retained=False)
        return
    newest = gateway.history.newest.digest
    for kept in dict.fromkeys(release.digest for release in gateway.history.releases):
        yield _deployment(gateway, ids, kept, parts if kept == newest else (), retained=True)


def served(gateway: Gateway, stage: Stage, ids: Ids, digest: str) -> dict[str, Value]:
    """What a stage serves: properties that refer to deployments."""
    history = gateway.history
    if history is None:
        return {"DeploymentId": Ref(_id(ids, digest))}
    pin = history.pin(stage.name)
    base = Ref(_id(ids, history.digest(pin.base)))
    if pin.canary is None:
        return {"DeploymentId": base}
    return {"DeploymentId": base, "CanarySetting": _canary(gateway, pin.trial, base, history, ids)}


def _deployment(gateway: Gateway, ids: Ids, digest: str, parts: Sequence[str], *, retained: bool) -> Resource:
    """A snapshot of the API, whose id changes exactly when what is snapshotted does."""
    type, api = _FAMILIES[gateway.kind]
    return Resource(
        id=_id(ids, digest),
        type=type,
        properties={api: Ref(ids.of("Api")), "Description": Prose(f"{gateway.name} {digest}")},
        origin=("routes",),
        depends_on=tuple(parts),
        attributes=RETAINED if retained else {},
    )


def _canary(gateway: Gateway, canary: Canary | None, base: Ref, history: History, ids: Ids) -> Value:
    """A canary with all its properties. One that is over is said to be nothing: leaving it out would leave it on."""
    if canary is None:
        return {"DeploymentId": base, "PercentTraffic": 0, "StageVariableOverrides": {}, "UseStageCache": False}
    percent = canary.percent.percent
    return {
        "DeploymentId": Ref(_id(ids, history.digest(canary.release))),
        "PercentTraffic": int(percent) if percent.is_integer() else percent,
        "StageVariableOverrides": stage_variables(gateway, dict(sorted((canary.variables or {}).items())), ids),
        "UseStageCache": bool(canary.share_cache),
    }


def _id(ids: Ids, digest: str) -> str:
    return ids.of("Deployment", suffix=digest[:DIGEST_IN_ID])
