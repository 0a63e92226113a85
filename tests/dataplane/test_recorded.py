"""An emulator of other people's making answers as `recorded.yaml` says: the list is not our own reading alone."""

from __future__ import annotations

from typing import Any

import pytest

from dataplane.localemu import LocalEmu
from unit.live.recorded import DEPLOYMENTS, PLAIN, RECORDED, ask, compare

NOT_THERE = ("a stage with a canary takes no other deployment", "a deployment with a canary moves the canary alone")
"""The emulator grants the first; of the second it cannot be known what the deployment will be called."""

ASKED = [each for each in RECORDED if "fault" not in each and each["name"] not in NOT_THERE]


@pytest.fixture(scope="module")
def client(server: LocalEmu) -> Any:
    return server.client("apigateway")


@pytest.mark.parametrize("known", [pytest.param(each, id=each["name"]) for each in ASKED])
def test_an_emulator_answers_so_too(known: dict[str, Any], client: Any) -> None:
    api, ids = made(client)
    parameters = called(known["with"], ids)
    if (known["ask"], parameters.get("stageName")) != ("create_stage", "live"):
        client.create_stage(restApiId=api, stageName="live", **called(known.get("stage", PLAIN), ids))
    answer = ask(client, api, known["ask"], parameters)
    compare(client, api, called(known["answers"], ids), answer)


def made(client: Any) -> tuple[str, dict[str, str]]:
    """An API with a method, and its deployments by the names that the list has for them."""
    api = client.create_rest_api(name="recorded")["id"]
    root = client.get_resources(restApiId=api)["items"][0]["id"]
    method = {"restApiId": api, "resourceId": root, "httpMethod": "GET"}
    client.put_method(**method, authorizationType="NONE")
    client.put_integration(**method, type="MOCK")
    return api, {name: client.create_deployment(restApiId=api)["id"] for name in DEPLOYMENTS}


def called(value: Any, ids: dict[str, str]) -> Any:
    """The same with the ids that deployments have here."""
    if isinstance(value, dict):
        return {name: called(each, ids) for name, each in value.items()}
    if isinstance(value, list):
        return [called(each, ids) for each in value]
    return ids.get(value, value) if isinstance(value, str) else value
