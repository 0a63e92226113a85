"""What CloudFormation does with a template: deployments are snapshots, and stages change if their part does."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from typing import Any

from unit.live.plane import Plane

Json = dict[str, Any]


class Stack:
    """A stack, its API in the control plane, and what each deployment is a snapshot of."""

    def __init__(self, environment: str) -> None:
        self._environment = environment
        self.plane = Plane({}, {})
        self.plane.name = f"shop-{environment}"
        self.contents: dict[str, str] = {}
        """By the id of a deployment."""
        self._ids: dict[str, str] = {}
        """Of the deployments that the stack has, by their logical ids."""
        self._retained: set[str] = set()
        """The logical ids of what stays when the stack no longer has it."""
        self._stages: dict[str, Json] = {}
        """The stages' properties as they were deployed last."""

    def update(self, template: Mapping[str, Any]) -> None:
        """Deploy a template."""
        for id, properties in _of_type(template, "Deployment"):
            if id not in self._ids:
                self._ids[id] = self._create(template, properties)
        stages = {each["StageName"]: each for _, each in _of_type(template, "Stage")}
        for name in self._stages.keys() - stages.keys():
            self.plane.stages.pop(name, None)
        for name, properties in stages.items():
            if self._stages.get(name) != properties:
                self._set(name, properties)
        self._stages = copy.deepcopy(stages)
        for id in self._ids.keys() - template["Resources"].keys():
            gone = self._ids.pop(id)
            if id not in self._retained:
                self._delete(gone)
        self._retained = {id for id, each in template["Resources"].items() if "DeletionPolicy" in each}

    def fail(self, template: Mapping[str, Any]) -> None:
        """Begin to deploy a template, and roll back."""
        for id, each in template["Resources"].items():
            if each["Type"].endswith("::Deployment") and id not in self._ids:
                created = self._create(template, each["Properties"])
                if each.get("DeletionPolicy") != "Retain":
                    self._delete(created)

    @property
    def digests(self) -> set[str]:
        """The releases that are deployed."""
        return {description.split()[-1] for description in self.plane.deployments.values()}

    def served(self, stage: str) -> tuple[str, str | None, float]:
        """What a stage's clients get: the API, that of the canary, and its percentage."""
        found = self.plane.stages[stage]
        canary = found.get("canarySettings") or {}
        percent = float(canary.get("percentTraffic") or 0)
        base = self.contents[found["deploymentId"]]
        return base, self.contents[canary["deploymentId"]] if percent else None, percent

    def _create(self, template: Mapping[str, Any], properties: Json) -> str:
        id = f"d{len(self.contents) + 1:03}"
        self.plane.deployments[id] = properties["Description"]
        self.contents[id] = api_of(template, self._environment)
        return id

    def _delete(self, id: str) -> None:
        """Delete a deployment, which the service refuses while a stage serves it."""
        if not any(id in str(stage) for stage in self.plane.stages.values()):
            del self.plane.deployments[id]

    def _set(self, name: str, properties: Json) -> None:
        is_rest = "RestApiId" in properties
        deployment = self._ids[properties["DeploymentId"]["Ref"]]
        if not is_rest:
            self.plane.stages[name] = {
                "stageName": name,
                "deploymentId": deployment,
                "stageVariables": properties.get("StageVariables", {}),
                "tags": properties.get("Tags", {}),
            }
            return
        stage = self.plane.stages.get(name, {})
        canary = properties.get("CanarySetting")
        if canary is not None:
            stage["canarySettings"] = {
                "deploymentId": self._ids[canary["DeploymentId"]["Ref"]],
                "percentTraffic": float(canary["PercentTraffic"]),
                "stageVariableOverrides": canary["StageVariableOverrides"],
                "useStageCache": canary["UseStageCache"],
            }
        tags = {each["Key"]: each["Value"] for each in properties.get("Tags", ())}
        variables = properties.get("Variables", {})
        self.plane.stages[name] = {
            **stage,
            "stageName": name,
            "deploymentId": deployment,
            "variables": variables,
            "tags": tags,
        }


def api_of(template: Mapping[str, Any], environment: str) -> str:
    """What a deployment freezes of a template's API, whichever environment it is for."""
    around = ("::Stage", "::Deployment", "::UsagePlan", "::UsagePlanKey", "::ApiKey")
    parts = {
        id: each["Properties"]
        for id, each in template["Resources"].items()
        if each["Type"].startswith("AWS::ApiGateway") and not each["Type"].endswith(around)
    }
    return json.dumps(parts, sort_keys=True).replace(f"shop-{environment}", "shop")


def dangling(template: Mapping[str, Any]) -> set[str]:
    """Logical ids that a template refers to and does not have."""
    there = {*template["Resources"], *template.get("Parameters", {})}
    return {id for id in _references(template) if id not in there and not id.startswith("AWS::")}


def _references(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, each in value.items():
            if name == "Ref" and isinstance(each, str):
                yield each
            elif name == "Fn::GetAtt":
                yield each[0] if isinstance(each, list) else each.partition(".")[0]
            else:
                yield from _references(each)
    elif isinstance(value, list):
        for each in value:
            yield from _references(each)


def _of_type(template: Mapping[str, Any], type: str) -> Iterator[tuple[str, Json]]:
    for id, each in template["Resources"].items():
        if each["Type"].startswith("AWS::ApiGateway") and each["Type"].endswith(f"::{type}"):
            yield id, each["Properties"]
