"""Looking at what is deployed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gatewright.document.plain_data import is_list, is_mapping
from gatewright.ledger import ENTRY_TAG
from gatewright.live.calls import Caller
from gatewright.live.faults import FaultError, FaultKind
from gatewright.live.model import Deployed, DeployedApi, Observed, Share
from gatewright.live.stage_settings import settings_of_stage

_DESCRIPTION = re.compile(r".* ([0-9a-f]{64})")
"""What the description of a deployment says that Gatewright had made: the gateway's name and the digest."""

_PAGE = 500


def observe(caller: Caller, api: DeployedApi, stage: str) -> Observed:
    """A stage as it is now."""
    if api.kind == "rest":
        return _rest(caller.read(api.service, "get_stage", "deploymentId", **api.named(stage)), stage)
    found = caller.read(api.service, "get_stage", "StageName", **api.named(stage))
    return Observed(
        stage=stage,
        base=str(found.get("DeploymentId", "")),
        variables=_texts(found.get("StageVariables")),
        entry=_texts(found.get("Tags")).get(ENTRY_TAG),
        follows=bool(found.get("AutoDeploy")),
        settings=settings_of_stage(found, "v2"),
    )


def deployments(caller: Caller, api: DeployedApi) -> tuple[Deployed, ...]:
    """All deployments of an API."""
    id, description, created = ("id", "description", "createdDate")
    if api.kind != "rest":
        id, description, created = ("DeploymentId", "Description", "CreatedDate")
    return tuple(
        _deployed(str(each[id]), str(each.get(description) or ""), str(each.get(created) or ""))
        for each in _pages(caller, api, "get_deployments")
        if id in each
    )


def stages(caller: Caller, api: DeployedApi) -> tuple[str, ...]:
    """The names of an API's stages."""
    if api.kind == "rest":
        found = caller.read(api.service, "get_stages", "item", **api.named())["item"]
        return tuple(str(each["stageName"]) for each in _items(found))
    return tuple(str(each["StageName"]) for each in _pages(caller, api, "get_stages"))


def has_authorizers(caller: Caller, api: DeployedApi) -> bool:
    """Whether an API has authorizers whose decisions may be cached, or does not say so."""
    if api.kind == "websocket":
        return False
    found = caller.read(api.service, "get_authorizers", **api.named()).get("items" if api.kind == "rest" else "Items")
    return found is None or bool(found)


def name_of_api(caller: Caller, api: DeployedApi) -> str:
    """What an API is called."""
    operation, member = ("get_rest_api", "name") if api.kind == "rest" else ("get_api", "Name")
    return str(caller.read(api.service, operation, member, **api.named())[member])


def api_of_stack(caller: Caller, stack: str, name: str) -> str | None:
    """The id of the API, from the outputs of a stack."""
    answer = caller.read("cloudformation", "describe_stacks", "Stacks", StackName=stack)
    for each in _items(answer["Stacks"]):
        for output in _items(each.get("Outputs") or []):
            if output.get("Description") == f"Id of the API {name}":
                return str(output["OutputValue"])
    return None


def account(caller: Caller) -> str:
    """The account that the credentials belong to."""
    return str(caller.read("sts", "get_caller_identity", "Account")["Account"])


def _rest(found: Mapping[str, object], stage: str) -> Observed:
    settings = found.get("canarySettings")
    canary = None
    if is_mapping(settings) and settings:
        canary = Share(
            deployment=str(settings.get("deploymentId") or found["deploymentId"]),
            percent=_number(settings.get("percentTraffic")),
            variables=_texts(settings.get("stageVariableOverrides")),
            share_cache=bool(settings.get("useStageCache")),
        )
    return Observed(
        stage=stage,
        base=str(found["deploymentId"]),
        canary=canary,
        variables=_texts(found.get("variables")),
        has_cache=bool(found.get("cacheClusterEnabled")),
        entry=_texts(found.get("tags")).get(ENTRY_TAG),
        settings=settings_of_stage(found, "rest"),
    )


def _deployed(id: str, description: str, created: str) -> Deployed:
    said = _DESCRIPTION.fullmatch(description)
    return Deployed(id=id, digest=said[1] if said else None, description=description, created=created)


def _pages(caller: Caller, api: DeployedApi, operation: str) -> Iterator[Mapping[str, object]]:
    """All items of a list, page by page."""
    is_rest = api.kind == "rest"
    items, token, limit = ("items", "position", {"limit": _PAGE}) if is_rest else ("Items", "NextToken", {})
    seen: set[object] = set()
    more: dict[str, object] = {}
    while True:
        answer = caller.read(api.service, operation, items, **api.named(), **limit, **more)
        yield from _items(answer[items])
        next = answer.get(token)
        if not next:
            return
        if next in seen:
            raise FaultError(FaultKind.REFUSED, f"{operation} returns the same page repeatedly")
        seen.add(next)
        more = {token: next}


def _items(value: object) -> Iterator[Mapping[str, object]]:
    yield from (each for each in value if is_mapping(each)) if is_list(value) else ()


def _texts(value: object) -> dict[str, str]:
    return {name: str(each) for name, each in value.items()} if is_mapping(value) else {}


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float | str) else 0.0
