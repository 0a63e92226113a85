"""Deployments: one that follows the spec, or one for each release in the ledger.

With a ledger, the template makes the API of the newest release. If the spec has moved on, that API comes from the
ledger, and everything around it from the spec.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from gatewright.gateway import Gateway, Stage
from gatewright.ledger import ENTRY_TAG
from gatewright.ledger.snapshot import digest as digest_of
from gatewright.ledger.snapshot import snapshot
from gatewright.lower import optional
from gatewright.lower.deletion import RETAINED_ONCE_DEPLOYED
from gatewright.lower.ids import Ids, prefix_of
from gatewright.lower.variable import stage_variables
from gatewright.spec.kind import Kind
from gatewright.template import Prose, Ref, Resource, Value

if TYPE_CHECKING:
    from gatewright.ledger.ledger import Canary, History

DIGEST_IN_ID = 10
"""How much of a digest goes into a deployment's logical id."""

_FAMILIES: dict[Kind, tuple[str, str]] = {
    "rest": ("AWS::ApiGateway::Deployment", "RestApiId"),
    "http": ("AWS::ApiGatewayV2::Deployment", "ApiId"),
    "websocket": ("AWS::ApiGatewayV2::Deployment", "ApiId"),
}
"""The type of a kind's deployments, and its property for the API."""

Parts = Callable[[Ids], Sequence[Resource]]
"""Everything that is part of a deployment's snapshot, for a prefix of logical ids."""


def deployed_parts(gateway: Gateway, ids: Ids, make: Parts) -> tuple[tuple[Resource, ...], str]:
    """The API with all other parts of a deployment's snapshot, and their digest."""
    parts = tuple(make(ids))
    if gateway.head is None or gateway.history is None:
        return parts, _identity(gateway, ids, parts, make)
    return optional.released.released_parts(gateway.head.rendering(ids.prefix), parts[0]), gateway.history.newest.digest


def _identity(gateway: Gateway, ids: Ids, parts: Sequence[Resource], make: Parts) -> str:
    """The digest of a deployment. It is the digest of a plain template, so that it does not depend on a CDK app."""
    plain = Ids(prefix_of(gateway.name))
    around = (
        *(optional.vpc_link.vpc_links(gateway, plain) if gateway.vpc_links else ()),
        *(optional.vpc_endpoint.vpc_endpoints(gateway, plain) if gateway.vpc_endpoints else ()),
    )
    return digest_of(snapshot((*(parts if ids == plain else make(plain)), *around)))


def deployments(gateway: Gateway, ids: Ids, digest: str, parts: Sequence[str]) -> Iterator[Resource]:
    """The deployments. Only the newest is a snapshot of the API's current parts, and depends on them."""
    if gateway.history is None:
        yield _deployment(gateway, ids, digest, parts, retained=False)
        return
    newest = gateway.history.newest.digest
    for kept in dict.fromkeys(release.digest for release in gateway.history.releases):
        yield _deployment(gateway, ids, kept, parts if kept == newest else (), retained=True)


def served(gateway: Gateway, stage: Stage, ids: Ids, digest: str) -> dict[str, Value]:
    """The stage's properties that refer to deployments."""
    history = gateway.history
    if history is None:
        return {"DeploymentId": Ref(_id(ids, digest))}
    pin = history.pin(stage.name)
    base = Ref(_id(ids, history.digest(pin.base)))
    if pin.canary is None:
        return {"DeploymentId": base}
    return {"DeploymentId": base, "CanarySetting": _canary(gateway, pin.trial, base, history, ids)}


def stage_tags(gateway: Gateway, stage: Stage) -> Mapping[str, str]:
    """The stage's tags, with the time of the ledger's last entry about it.

    So the stage of the template differs from the one before whenever the ledger has said something new: CloudFormation
    updates it also if a command has changed it meanwhile. And `status` reads from it which entry was deployed last.
    """
    entries = gateway.history.about(stage.name) if gateway.history else ()
    at = [entry.at for entry in entries][-1:]
    return {**stage.tags, **({ENTRY_TAG: at[0]} if at and at[0] is not None else {})}


def _deployment(gateway: Gateway, ids: Ids, digest: str, parts: Sequence[str], *, retained: bool) -> Resource:
    """A snapshot of the API, whose logical id changes only when the API definition changes."""
    type, api = _FAMILIES[gateway.kind]
    return Resource(
        id=_id(ids, digest),
        type=type,
        properties={api: Ref(ids.of("Api")), "Description": Prose(f"{gateway.name} {digest}")},
        origin=("routes",),
        depends_on=tuple(parts),
        # A stage can still serve one that the stack no longer contains. One whose stack update fails goes: it would be
        # taken for deployed, and the next update creates it again.
        attributes=RETAINED_ONCE_DEPLOYED if retained else {},
    )


def _canary(gateway: Gateway, canary: Canary | None, base: Ref, history: History, ids: Ids) -> Value:
    """A canary with all its properties. A stopped one has 0% of the traffic: an absent one would stay active."""
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
