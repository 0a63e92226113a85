"""Stages as CloudFormation makes them: from the template that a spec becomes to what the service says of a stage."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from unit.cli.running import Run
from unit.live.patching import NEW_METHOD
from unit.live.plane import Json, Plane


def synthesized(run: Run) -> str:
    """The template of the spec that is there."""
    ran = run("synth", "shop.yaml", "-o", "out")
    assert ran.status == 0, ran.err
    return Path("out/shop.template.json").read_text("utf-8")


def deploy(run: Run, plane: Plane) -> None:
    """Deploy the spec that is there: its stages become what its template says."""
    plane.template = synthesized(run)
    for resource in json.loads(plane.template)["Resources"].values():
        if resource["Type"].endswith("::Stage"):
            name = resource["Properties"]["StageName"]
            plane.stages[name] = {"stageName": name, "deploymentId": "d1", **shown(resource)}


def shown(resource: Json) -> Json:
    """What the service says of a stage that is as its resource says."""
    properties = _known(resource["Properties"])
    return _first(properties) if resource["Type"] == "AWS::ApiGateway::Stage" else _second(properties)


def _known(value: Any) -> Any:
    """A value where everything is known."""
    if isinstance(value, dict):
        if "Fn::Sub" in value:
            return re.sub(r"\$\{[^}]*\}", "x1", value["Fn::Sub"])
        if "Ref" in value or any(name.startswith("Fn::") for name in value):
            return "x1"
        return {name: _known(each) for name, each in value.items()}
    return [_known(each) for each in value] if isinstance(value, list) else value


def _first(properties: Json) -> Json:
    settings = {
        f"{each['ResourcePath'].removeprefix('/') or '~1'}/{each['HttpMethod']}": NEW_METHOD
        | {_small(name): value for name, value in each.items() if name not in ("ResourcePath", "HttpMethod")}
        for each in properties["MethodSettings"]
    }
    logs = {_small(name): value for name, value in properties.get("AccessLogSetting", {}).items()}
    return {
        "cacheClusterEnabled": properties["CacheClusterEnabled"],
        "documentationVersion": properties.get("DocumentationVersion", ""),
        "cacheClusterSize": properties.get("CacheClusterSize", "0.5"),
        "tracingEnabled": properties["TracingEnabled"],
        "variables": properties.get("Variables", {}),
        "methodSettings": settings,
        **({"accessLogSettings": logs} if logs else {}),
        **({"clientCertificateId": properties["ClientCertificateId"]} if "ClientCertificateId" in properties else {}),
    }


def _second(properties: Json) -> Json:
    def small(name: str) -> Json:
        return {_small(each): value for each, value in properties.get(name, {}).items()}

    routes = properties.get("RouteSettings", {})
    return {
        "autoDeploy": properties["AutoDeploy"],
        "stageVariables": properties.get("StageVariables", {}),
        "defaultRouteSettings": small("DefaultRouteSettings"),
        "routeSettings": {route: {_small(n): v for n, v in each.items()} for route, each in routes.items()},
        **({"accessLogSettings": small("AccessLogSettings")} if "AccessLogSettings" in properties else {}),
        **({"clientCertificateId": properties["ClientCertificateId"]} if "ClientCertificateId" in properties else {}),
    }


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]
