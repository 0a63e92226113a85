"""Updates a stack by service calls, as CloudFormation does: what is new is made, what changed is changed, in order.

It knows what differs between the releases of an API of mocks, and nothing else. What is retained stays.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from dataplane.applier import MAKERS, in_order
from dataplane.intrinsics import Made, UnknownPartError, resolve
from dataplane.making import Clients

API, STAGE = "AWS::ApiGateway::RestApi", "AWS::ApiGateway::Stage"


class Stack:
    """A stack on its way from one template to the next."""

    def __init__(self, clients: Clients) -> None:
        self._clients = clients
        self._resources: Mapping[str, Any] = {}
        self.made: dict[str, Made] = {}

    def only(self, type: str) -> str:
        """The physical id of the one resource of a type."""
        (id,) = (id for id, each in self._resources.items() if each["Type"] == type)
        return self.made[id].ref

    def update(self, template: Mapping[str, Any]) -> None:
        """Go on to a template."""
        resources: dict[str, Any] = template["Resources"]
        for id in in_order(resources):
            before = self._resources.get(id)
            properties = resolve(resources[id]["Properties"], self.made)
            if before is None:
                self.made[id] = self._create(id, resources[id]["Type"], properties)
            elif resolve(before["Properties"], self.made) != properties:
                self._change(resources[id]["Type"], properties)
        for id in self._resources.keys() - resources.keys():
            if not self._resources[id].get("DeletionPolicy", "").startswith("Retain"):
                raise UnknownPartError(f"taking away {id}")
        self._resources = resources

    def _create(self, id: str, type: str, properties: dict[str, Any]) -> Made:
        if type == STAGE and "CanarySetting" in properties:
            raise UnknownPartError("a stage that begins with a canary")
        return MAKERS[type](self._clients, id, properties)

    def _change(self, type: str, properties: Mapping[str, Any]) -> None:
        client = self._clients("apigateway")
        if type == API:
            client.put_rest_api(
                restApiId=self.only(API), mode=properties["Mode"], body=json.dumps(properties["Body"]).encode()
            )
        elif type == STAGE:
            client.update_stage(
                restApiId=properties["RestApiId"],
                stageName=properties["StageName"],
                patchOperations=[
                    {"op": "replace", "path": path, "value": value} for path, value in _patches(properties)
                ],
            )
        else:
            raise UnknownPartError(f"a change of {type}")


def _patches(stage: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What a stage serves, as the service wants it changed."""
    canary = stage.get("CanarySetting")
    found = [("/deploymentId", stage["DeploymentId"])]
    if canary is not None:
        found.append(("/canarySettings/deploymentId", canary["DeploymentId"]))
        found.append(("/canarySettings/percentTraffic", str(float(canary["PercentTraffic"]))))
        overrides = canary["StageVariableOverrides"].items()
        found += [(f"/canarySettings/stageVariableOverrides/{name}", value) for name, value in overrides]
    return found
