"""A function that is called by an alias: published, tried on a few, given to all, and taken back.

What `gatewright synth` writes is deployed as it is. The emulator keeps an alias's weights and sends all calls to its
first version.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from deploy.emulator import Emulator
from gatewright.cli import main

STACK, BUCKET = "versions", "versions-code"

SPEC = """\
gatewright: 1
name: versions
kind: rest
functions:
  orders: {code: ./code, handler: app.handler, runtime: python3.13, architecture: x86_64, alias: live, TRAFFIC}
  plain: {code: ./code, handler: app.handler, runtime: python3.13, architecture: x86_64}
defaults: {auth: none}
backends: {chosen: {lambda: {function: {stage_variable: handler, of: [orders, plain]}}}}
routes: {GET /orders: {backend: {lambda: orders}}, GET /chosen: chosen}
stages: {s1: {variables: {handler: orders}}, s2: {variables: {handler: plain}}}
"""

CODE = 'def handler(event, context):\n    return {"statusCode": 200, "body": "ANSWER"}\n'


@dataclass(frozen=True)
class State:
    """What there is after a deployment."""

    versions: list[str]
    alias: str
    weights: dict[str, float]
    newest: str
    """As the stack's outputs tell it."""
    answer: bytes


class Project:
    """A spec and its code, which are changed and deployed again."""

    def __init__(self, emulator: Emulator, folder: Path) -> None:
        self._emulator = emulator
        self._folder = folder
        self._action = "create_stack"

    def deploy(self, answer: str, traffic: str = "") -> State:
        (self._folder / "code").mkdir(exist_ok=True)
        (self._folder / "code" / "app.py").write_text(CODE.replace("ANSWER", answer))
        (self._folder / "versions.yaml").write_text(SPEC.replace(", TRAFFIC", traffic))
        output = self._folder / "out"
        assert main(["synth", str(self._folder / "versions.yaml"), "--output", str(output), "--quiet"]) == 0
        for asset in (output / "assets").iterdir():
            self._client("s3").put_object(Bucket=BUCKET, Key=f"assets/{asset.name}", Body=asset.read_bytes())
        stacks = self._client("cloudformation")
        getattr(stacks, self._action)(
            StackName=STACK,
            TemplateBody=(output / "versions.template.json").read_text(),
            Parameters=[{"ParameterKey": "AssetBucket", "ParameterValue": BUCKET}],
            Capabilities=["CAPABILITY_IAM"],
        )
        stacks.get_waiter(f"stack_{self._action.split('_')[0]}_complete").wait(
            StackName=STACK, WaiterConfig={"Delay": 1}
        )
        self._action = "update_stack"
        return self._state()

    def made(self, type: str) -> dict[str, str]:
        """The physical ids of what there is of a type, by logical id."""
        found = self._client("cloudformation").describe_stack_resources(StackName=STACK)["StackResources"]
        return {each["LogicalResourceId"]: each["PhysicalResourceId"] for each in found if each["ResourceType"] == type}

    def variables(self, stage: str) -> dict[str, str]:
        api = self._emulator.outputs(STACK)["VersionsApiId"]
        found: dict[str, str] = self._client("apigateway").get_stage(restApiId=api, stageName=stage)["variables"]
        return found

    def policy(self, function: str, qualifier: str) -> str:
        found: str = self._client("lambda").get_policy(FunctionName=function, Qualifier=qualifier)["Policy"]
        return found

    def _state(self) -> State:
        functions, outputs = self._client("lambda"), self._emulator.outputs(STACK)
        name = self.made("AWS::Lambda::Function")["VersionsFunctionOrders"]
        versions = functions.list_versions_by_function(FunctionName=name)["Versions"]
        alias = functions.get_alias(FunctionName=name, Name="live")
        url = self._emulator.url(outputs["VersionsApiId"], "s1", "/orders")
        return State(
            versions=[each["Version"] for each in versions if each["Version"] != "$LATEST"],
            alias=alias["FunctionVersion"],
            weights=(alias.get("RoutingConfig") or {}).get("AdditionalVersionWeights", {}),
            newest=outputs["VersionsVersionOrders"],
            answer=self._emulator.call("GET", url).body,
        )

    def _client(self, service: str) -> Any:
        return self._emulator.client(service)


@pytest.fixture(scope="module")
def project(emulator: Emulator, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    emulator.client("s3").create_bucket(Bucket=BUCKET)
    made = Project(emulator, tmp_path_factory.mktemp("versions"))
    assert made.deploy("one") == State(versions=["1"], alias="1", weights={}, newest="1", answer=b"one")
    yield made
    emulator.client("cloudformation").delete_stack(StackName=STACK)


def test_a_change_is_published_tried_given_to_all_and_taken_back(project: Project) -> None:
    tried = project.deploy("two", ", traffic: {1: 90%, newest: 10%}")
    assert tried == State(versions=["1", "2"], alias="1", weights={"2": 0.1}, newest="2", answer=b"one")
    given = project.deploy("two")
    assert given == State(versions=["1", "2"], alias="2", weights={}, newest="2", answer=b"two")
    back = project.deploy("two", ", traffic: {1: 100%}")
    assert back == State(versions=["1", "2"], alias="1", weights={}, newest="2", answer=b"one")


def test_stages_hold_the_names_of_the_functions_that_they_choose(project: Project) -> None:
    made = project.made("AWS::Lambda::Function")
    assert project.variables("s1") == {"handler": f"{made['VersionsFunctionOrders']}:live"}
    assert project.variables("s2") == {"handler": made["VersionsFunctionPlain"]}


def test_the_permission_is_for_the_alias(project: Project) -> None:
    name = project.made("AWS::Lambda::Function")["VersionsFunctionOrders"]
    assert f":function:{name}:live" in project.policy(name, "live")
