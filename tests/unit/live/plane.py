"""A control plane that keeps state, on loopback: what the service does with stages, deployments and canaries.

`recorded.yaml` lists what is known of the service's answers, and a test asks for each of them here. Faults are injected
where they happen in life: at the socket, and in the answers that never come or are none.
"""

from __future__ import annotations

import copy
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

from unit.live.patching import RefusedError, bad, missing, new_canary, patched

PAGE = 2
"""Pages are small, so that there are always several."""

TOLERATED = 300
"""By how many seconds the time that a request was signed at may be another one."""

Json = dict[str, Any]

STACK = """<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult>
<Stacks><member><StackName>shop</StackName><CreationTime>2026-01-01T00:00:00Z</CreationTime>
<StackStatus>UPDATE_COMPLETE</StackStatus><Outputs><member><OutputKey>ShopApiId</OutputKey>
<OutputValue>api1</OutputValue><Description>Id of the API shop</Description></member></Outputs></member></Stacks>
</DescribeStacksResult></DescribeStacksResponse>"""

RESOURCES = """<DescribeStackResourcesResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
<DescribeStackResourcesResult><StackResources><member><StackName>shop</StackName><LogicalResourceId>ShopApi</LogicalResourceId>
<PhysicalResourceId>api1</PhysicalResourceId><ResourceType>AWS::ApiGateway::RestApi</ResourceType>
<Timestamp>2026-01-01T00:00:00Z</Timestamp><ResourceStatus>CREATE_COMPLETE</ResourceStatus></member></StackResources>
</DescribeStackResourcesResult></DescribeStackResourcesResponse>"""

TEMPLATE = """<GetTemplateResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><GetTemplateResult>
<TemplateBody>{}</TemplateBody></GetTemplateResult></GetTemplateResponse>"""

IDENTITY = """<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Arn>arn:aws:iam::999988887777:user/me</Arn><UserId>me</UserId><Account>999988887777</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>"""

ERRORS: dict[str, tuple[int, str, str, dict[str, str]]] = {
    "throttled": (429, "TooManyRequestsException", "Too Many Requests", {}),
    "throttled for long": (429, "TooManyRequestsException", "Too Many Requests", {"Retry-After": "7"}),
    "conflict": (409, "ConflictException", "Unable to complete operation due to concurrent modification.", {}),
    "failure": (500, "InternalFailure", "internal", {}),
    "unavailable": (503, "ServiceUnavailableException", "unavailable", {}),
    "quota": (429, "LimitExceededException", "the limit is exceeded", {}),
    "expired": (403, "ExpiredTokenException", "The security token included in the request is expired", {}),
    "denied": (403, "AccessDeniedException", "User is not authorized to perform this", {}),
    "redirected": (301, "", "", {"Location": "http://127.0.0.1:1/"}),
}

UNREADABLE = {"garbled": b"{}", "a list": b"[]"}
"""Answers that are none, though their status says that all is well."""

PASSING = (
    *("throttled", "throttled for long", "conflict", "failure", "unavailable"),
    *("reset before", "reset after", "hang before", "hang after", "truncated", "old protocol"),
    *UNREADABLE,
)
"""Faults that are over a moment later. In `after`, `truncated` and what is unreadable it was done, and nobody told."""

FATAL = ("quota", "expired", "denied", "redirected")


_MERGED = ("stageVariables", "routeSettings", "defaultRouteSettings", "accessLogSettings")
"""What the second API merges by its members."""


class Plane:
    """One API with stages and deployments."""

    def __init__(self, digests: dict[str, str], stages: dict[str, Json]) -> None:
        self.deployments = digests
        self.stages: dict[str, Json] = {
            name: {"stageName": name, "variables": {}, **stage} for name, stage in stages.items()
        }
        self.name = "shop"
        """What the API is called."""
        self.authorizers: list[str] = []
        self.writes: list[str] = []
        self.requests = 0
        self.faults: dict[int, str] = {}
        """By the number of the request, from 1 on."""
        self.on_request: Callable[[int], None] = lambda _: None
        self.stale_after_a_write = 0
        """How many looks at a stage show what it was before a write."""
        self.ahead = 0.0
        """By how many seconds the service's clock is ahead of this machine's."""
        self.monitoring: Callable[[str, Json], Json] = lambda _, __: {}
        """What answers for CloudWatch: an operation and its parameters."""
        self.template: str | None = None
        """The template that was deployed; there is no stack without one."""
        self._stale = 0
        self._before: Json = {}

    def describe(self, action: str) -> str:
        """Answer for the services that speak XML."""
        match action:
            case "DescribeStacks":
                return STACK
            case "DescribeStackResources" if self.template is not None:
                return RESOURCES
            case "GetTemplate" if self.template is not None:
                return TEMPLATE.format(escape(self.template))
            case "DescribeStackResources" | "GetTemplate":
                raise RefusedError(400, "ValidationError", "Stack for api1 does not exist")
            case _:
                return IDENTITY

    @property
    def time(self) -> float:
        """What time it is for the service."""
        return time.time() + self.ahead

    def verify(self, signed: str | None) -> None:
        """Refuse what was signed at another time. What is not signed is not looked at."""
        if signed is None:
            return
        at = datetime.strptime(signed, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).timestamp()
        if self.time - at > TOLERATED:
            now = datetime.fromtimestamp(self.time, UTC).strftime("%Y%m%dT%H%M%SZ")
            said = f"Signature expired: {signed} is now earlier than {now} (- 5 min.)"
            raise RefusedError(403, "InvalidSignatureException", said)
        if at - self.time > TOLERATED:
            raise RefusedError(403, "InvalidSignatureException", f"Signature not yet current: {signed} is still later")

    def answer(self, method: str, target: str, body: Json) -> Json:  # noqa: C901, PLR0912 - a table of routes
        parts = urlsplit(target)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        match method, [unquote(step) for step in parts.path.strip("/").split("/")]:
            case "GET", ["restapis", "api1"]:
                return {"id": "api1", "name": self.name}
            case "GET", ["v2", "apis", "api1"]:
                return {"apiId": "api1", "name": self.name}
            case "GET", ["restapis", "api1", "stages", name] | ["v2", "apis", "api1", "stages", name]:
                return self._shown(name)
            case "GET", ["restapis", "api1", "stages"]:
                return {"item": list(self.stages.values())}
            case "GET", ["v2", "apis", "api1", "stages"]:
                return _second(list(self.stages.values()), query)
            case "POST", ["restapis", "api1", "stages"]:
                return self._create_stage(body)
            case "PATCH", ["restapis", "api1", "stages", name]:
                return self._write(name, lambda stage: patched(stage, body["patchOperations"], self.deployments))
            case "PATCH", ["v2", "apis", "api1", "stages", name]:
                return self._write(name, lambda stage: self._merged(stage, body))
            case "DELETE", ["restapis", "api1", "stages", name, "cache", what]:
                return self._flush(what, name)
            case "DELETE", ["v2", "apis", "api1", "stages", name, "cache", what]:
                return self._flush(what, name)
            case "DELETE", ["v2", "apis", "api1", "stages", name, "routesettings", route]:
                return self._write(name, lambda stage: {**stage, "routeSettings": _but(stage["routeSettings"], route)})
            case "DELETE", ["v2", "apis", "api1", "stages", name, "accesslogsettings"]:
                return self._write(name, lambda stage: _but(stage, "accessLogSettings"))
            case "GET", ["restapis", "api1", "deployments"]:
                found = [{"id": id, "description": text, "createdDate": 1} for id, text in self.deployments.items()]
                return _first(found, query)
            case "GET", ["v2", "apis", "api1", "deployments"]:
                made = [{"deploymentId": id, "description": text} for id, text in self.deployments.items()]
                return _second(made, query)
            case "POST", ["restapis", "api1", "deployments"]:
                return self._deploy(body)
            case "DELETE", ["restapis", "api1", "deployments", id]:
                return self._delete_deployment(id)
            case "GET", ["restapis", "api1", "authorizers"]:
                return _first([{"id": id} for id in self.authorizers], query)
            case "GET", ["v2", "apis", "api1", "authorizers"]:
                return _second([{"authorizerId": id} for id in self.authorizers], query)
            case _, ["restapis", api, *_] if api != "api1":
                raise missing(f"Invalid API identifier specified 999988887777:{api}")
            case _:
                raise missing(f"no {method} {target}")

    def _stage(self, name: str) -> Json:
        if name not in self.stages:
            raise missing("Invalid stage identifier specified")
        return self.stages[name]

    def _shown(self, name: str) -> Json:
        if self._stale:
            self._stale -= 1
            return dict(self._before[name])
        return self._stage(name)

    def _write(self, name: str, change: Callable[[Json], Json]) -> Json:
        before = self._stage(name)
        self.stages[name] = change(copy.deepcopy(before))
        self._before[name] = before
        self._stale = self.stale_after_a_write
        self.writes.append(f"update {name}")
        return self.stages[name]

    def _flush(self, what: str, name: str) -> Json:
        self._stage(name)
        self.writes.append(f"flush {what} of {name}")
        return {}

    def _merged(self, stage: Json, body: Json) -> Json:
        """The second API merges what it is given."""
        if stage.get("autoDeploy") and "deploymentId" in body:
            raise bad("Can't be updated if autoDeploy is enabled")
        if body.get("deploymentId", stage["deploymentId"]) not in self.deployments:
            raise missing(f"Unable to find Deployment by ID {body['deploymentId']} within the provided ApiId")
        members = {name: {**stage.get(name, {}), **body[name]} for name in _MERGED if name in body}
        return {**stage, **body, **members}

    def _create_stage(self, body: Json) -> Json:
        canary = body.get("canarySettings")
        if {body["deploymentId"], (canary or body).get("deploymentId", body["deploymentId"])} - set(self.deployments):
            raise bad("Deployment id does not exist")
        made = {"variables": {}, **body}
        if canary is not None:
            made["canarySettings"] = {**new_canary(body), **canary}
        self.stages[body["stageName"]] = made
        self.writes.append(f"create {body['stageName']}")
        return made

    def _deploy(self, body: Json) -> Json:
        name: str = body.get("stageName") or ""
        canary = body.get("canarySettings")
        if canary is not None and not name:
            raise bad(
                "Invalid deployment content specified.Non null and non empty stageName must be provided for canary "
                "deployment. Provided value is null"
            )
        if canary is not None and name not in self.stages:
            raise bad(
                f"Invalid deployment content specified.Stage {name} must already be created before making a canary "
                "release deployment"
            )
        if name and canary is None and "canarySettings" in self.stages.get(name, {}):
            raise bad(
                f"Non canary deployment not supported on stage {name} because Canary is enabled. Provide "
                "CanarySettings in deploymentInput"
            )
        id = f"new{len(self.deployments)}"
        self.deployments[id] = body.get("description", "")
        self.writes.append(f"deploy {id}")
        if canary is not None:
            settings = {**new_canary(self.stages[name]), **canary, "deploymentId": id}
            self.stages[name] = {**self.stages[name], "canarySettings": settings}
        elif name:
            self.stages[name] = {"stageName": name, "variables": {}, **self.stages.get(name, {}), "deploymentId": id}
        return {"id": id}

    def _delete_deployment(self, id: str) -> Json:
        if id not in self.deployments:
            raise missing("Invalid Deployment identifier specified")
        if any(id in (each["deploymentId"], _canary_of(each)) for each in self.stages.values()):
            raise bad("Active stages pointing to this deployment must be moved or deleted")
        del self.deployments[id]
        self.writes.append(f"delete {id}")
        return {}


def _but(members: Json, name: str) -> Json:
    return {each: value for each, value in members.items() if each != name}


def _canary_of(stage: Json) -> object:
    return stage.get("canarySettings", {}).get("deploymentId")


def _first(found: list[Json], query: dict[str, str]) -> Json:
    """A page of the first API."""
    start = int(query.get("position", "0"))
    rest = {"position": str(start + PAGE)} if start + PAGE < len(found) else {}
    return {"item": found[start : start + PAGE], **rest}


def _second(found: list[Json], query: dict[str, str]) -> Json:
    """A page of the second API."""
    start = int(query.get("nextToken", "0"))
    rest = {"nextToken": str(start + PAGE)} if start + PAGE < len(found) else {}
    return {"items": found[start : start + PAGE], **rest}
