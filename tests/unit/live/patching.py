"""What a list of patch operations does to a stage: what is recorded of the service, and what its guide says.

A list is done whole or not at all. Where nothing is recorded it does the harsher of what it might: a canary is not
removed twice, and a stage that has one takes no other base.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Collection
from typing import Any

Stage = dict[str, Any]
Operation = dict[str, Any]

_SETTING = re.compile(r"/canarySettings/(percentTraffic|deploymentId|useStageCache|stageVariableOverrides/.+)")
_OF_STAGE = {
    "/cacheClusterEnabled": "cacheClusterEnabled",
    "/cacheClusterSize": "cacheClusterSize",
    "/clientCertificateId": "clientCertificateId",
    "/tracingEnabled": "tracingEnabled",
}
_OF_METHODS = {
    "metrics/enabled": "metricsEnabled",
    "logging/loglevel": "loggingLevel",
    "logging/dataTrace": "dataTraceEnabled",
    "throttling/burstLimit": "throttlingBurstLimit",
    "throttling/rateLimit": "throttlingRateLimit",
    "caching/enabled": "cachingEnabled",
    "caching/ttlInSeconds": "cacheTtlInSeconds",
    "caching/dataEncrypted": "cacheDataEncrypted",
}
NEW_METHOD = {
    "metricsEnabled": False,
    "loggingLevel": "OFF",
    "dataTraceEnabled": False,
    "throttlingBurstLimit": 5000,
    "throttlingRateLimit": 10000.0,
    "cachingEnabled": False,
    "cacheTtlInSeconds": 300,
    "cacheDataEncrypted": False,
}
"""What is set for a method when one of its settings is."""

_METHOD = re.compile(rf"/([^/]+/[A-Z*]+)/({'|'.join(_OF_METHODS)})")
_VARIABLE = re.compile(r"/variables/(\w+)")
_COPIES = {
    ("/canarySettings/deploymentId", "/deploymentId"),
    ("/canarySettings/stageVariableOverrides", "/variables"),
}
_ALL = "[/deploymentId, /description, /cacheClusterEnabled, /variables/{variable_name}, /tracingEnabled]"


class RefusedError(Exception):
    def __init__(self, status: int, code: str, message: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.status, self.code, self.headers = status, code, headers or {}


def bad(message: str) -> RefusedError:
    return RefusedError(400, "BadRequestException", message)


def missing(message: str) -> RefusedError:
    return RefusedError(404, "NotFoundException", message)


def patched(stage: Stage, operations: list[Operation], deployments: Collection[str]) -> Stage:
    """The stage afterwards."""
    made = copy.deepcopy(stage)
    for each in operations:
        _apply(made, each, deployments)
    return made


def new_canary(stage: Stage) -> dict[str, Any]:
    """The settings of a canary about which nothing is said: nobody's requests, and the stage's own deployment."""
    return {"deploymentId": stage["deploymentId"], "percentTraffic": 0.0, "useStageCache": False}


def _apply(stage: Stage, operation: Operation, deployments: Collection[str]) -> None:
    op, path, value = operation["op"], operation["path"], operation.get("value")
    if value is not None and not isinstance(value, str):
        raise bad("Invalid patch value")
    if path in ("/deploymentId", "/canarySettings/deploymentId") and op == "replace" and value not in deployments:
        raise bad("Deployment id does not exist")
    if op == "copy":
        _copy(stage, path, operation.get("from", ""))
    elif path.startswith("/canarySettings"):
        _set_canary(stage, op, path, value or "")
    elif path == "/deploymentId" and op == "replace":
        if "canarySettings" in stage:
            raise bad("a stage with a canary takes no other deployment")
        stage["deploymentId"] = value
    elif (found := _VARIABLE.fullmatch(path)) and op in ("replace", "remove"):
        stage["variables"].pop(found[1], None)
        if op == "replace":
            stage["variables"][found[1]] = value
    else:
        _set(stage, op, path, value)


def _set(stage: Stage, op: str, path: str, value: str | None) -> None:
    """What is not about what a stage serves: logs, caches, throttling."""
    methods = stage.get("methodSettings", {})
    if path in _OF_STAGE and op == "replace":
        stage[_OF_STAGE[path]] = _parsed(value or "")
    elif path.startswith("/accessLogSettings"):
        _set_logs(stage, op, path.removeprefix("/accessLogSettings").removeprefix("/"), value)
    elif (found := _METHOD.fullmatch(path)) and op == "replace":
        methods.setdefault(found[1], dict(NEW_METHOD))[_OF_METHODS[found[2]]] = _parsed(value or "")
    elif path.removeprefix("/") in methods and op == "remove":
        del methods[path.removeprefix("/")]
    else:
        raise bad(f"Invalid method setting path: {path}. Must be one of: {_ALL}")


def _set_logs(stage: Stage, op: str, name: str, value: str | None) -> None:
    if op == "remove" and not name:
        del stage["accessLogSettings"]
    elif op == "replace" and name in ("destinationArn", "format"):
        stage.setdefault("accessLogSettings", {})[name] = value
    else:
        raise bad(f"Invalid {op} operation with path: /accessLogSettings/{name}")


def _parsed(value: str) -> object:
    try:
        return json.loads(value)
    except ValueError:
        return value


def _copy(stage: Stage, path: str, source: str) -> None:
    if (source, path) not in _COPIES:
        raise bad(
            f"Invalid copy operation with path: {path} and from {source}. Valid copy:path are [/deploymentId, "
            "/variables] and valid copy:from are [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]"
        )
    if "canarySettings" not in stage:
        raise bad("Promotion not available. Canary does not exist.")
    canary = stage["canarySettings"]
    if path == "/deploymentId":
        stage["deploymentId"] = canary["deploymentId"]
    else:
        stage["variables"] = {**stage["variables"], **canary.get("stageVariableOverrides", {})}


def _set_canary(stage: Stage, op: str, path: str, value: str) -> None:
    found = _SETTING.fullmatch(path)
    if (op, path) == ("remove", "/canarySettings"):
        if "canarySettings" not in stage:
            raise bad("Cannot remove canary settings: there are none")
        del stage["canarySettings"]
        return
    if op != "replace":
        if found:
            raise bad(f"Invalid {op} operation with path: {path}")
        setting = path.removeprefix("/")
        raise bad(f"Cannot {op} method setting {setting} because there is no method setting for this method ")
    if not found:
        raise bad(f"Invalid method setting path: {path}. Must be one of: {_ALL}")
    canary = stage.setdefault("canarySettings", new_canary(stage))
    name, _, variable = found[1].partition("/")
    if variable:
        canary[name] = {**canary.get(name, {}), variable: value}
    else:
        canary[name] = _typed(name, value)
        if not 0 <= canary["percentTraffic"] <= 100:
            raise bad("Percent traffic must be between 0.0 and 100.0")


def _typed(name: str, value: str) -> float | bool | str:
    if name == "percentTraffic":
        return float(value)
    return value == "true" if name == "useStageCache" else value
