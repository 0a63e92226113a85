"""A WebSocket gateway as a construct: its parts, its two addresses, and who may post to its connections."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_apigatewayv2 as apigatewayv2
from aws_cdk import aws_iam as iam

from cdk.apps import AUDIT, Json, new_app, of_type, spec_in, templates
from gatewright.cdk import Gateway, UnknownPartError, WebSocketGateway

CHAT = """\
gatewright: 1
name: chat
kind: websocket
bindings: {audit: function}
functions:
  rooms: {code: ./code, handler: app.handler, runtime: python3.13, connections: true}
backends: {rooms: {lambda: rooms}, audit: {lambda: audit}}
routes: {$connect: {backend: rooms, auth: iam}, send: rooms, tell: audit}
stages: {live: {}}
"""
ASKING = """\
gatewright: 1
name: asking
kind: rest
functions:
  asker: {code: ./code, handler: app.handler, runtime: python3.13, environment: {POST_TO: {gateway: chat, stage: live}}}
routes: {GET /: {backend: {lambda: asker}, auth: iam}}
stages: {live: {}}
"""
TRUST = iam.ServicePrincipal("ec2.amazonaws.com")


@dataclass(frozen=True)
class Chat:
    """A gateway and the template of its stack."""

    gateway: WebSocketGateway
    template: Json

    def output(self, name: str) -> str:
        return json.dumps(self.template["Outputs"][name]["Value"])

    def granted(self, role: str) -> list[Json]:
        policies = of_type(self.template, "AWS::IAM::Policy").values()
        found = [policy for policy in policies if role in str(policy["Roles"])]
        return [statement for policy in found for statement in policy["PolicyDocument"]["Statement"]]


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Chat:
    folder = tmp_path_factory.mktemp("chat")
    app = new_app()
    stack = cdk.Stack(app, "Stack")
    gateway = WebSocketGateway(stack, "Chat", spec=spec_in(folder, CHAT), bind={"audit": AUDIT})
    gateway.grant_connections(iam.Role(stack, "Herald", assumed_by=TRUST))
    gateway.grant_connections(iam.Role(stack, "Stage", assumed_by=TRUST), stage="live")
    gateway.grant_invoke(iam.Role(stack, "Client", assumed_by=TRUST), "$connect")
    cdk.CfnOutput(stack, "Url", value=gateway.url("live"))
    cdk.CfnOutput(stack, "Callback", value=gateway.callback_url("live"))
    metric = gateway.metric("live", "ConnectCount")
    cdk.aws_cloudwatch.Alarm(stack, "Alarm", metric=metric, threshold=1, evaluation_periods=1)
    gateway.resource("send").add_property_override("OperationName", "changed")
    return Chat(gateway, templates(app)["Stack"])


def test_its_parts_are_those_of_the_second_version(chat: Chat) -> None:
    assert isinstance(chat.gateway.api, apigatewayv2.CfnApi)
    assert isinstance(chat.gateway.stage("live"), apigatewayv2.CfnStage)
    assert isinstance(chat.gateway.resource("$connect"), apigatewayv2.CfnRoute)
    assert chat.template["Resources"]["ChatRouteSend"]["Properties"]["OperationName"] == "changed"


def test_clients_connect_to_one_address_and_messages_are_posted_to_the_other(chat: Chat) -> None:
    assert chat.output("Url").replace("wss://", "https://") == chat.output("Callback")
    assert '"wss://"' in chat.output("Url")
    assert json.loads(chat.output("Callback"))["Fn::Join"][1][-1] == {"Ref": "ChatStageLive"}


@pytest.mark.parametrize(("role", "stage"), [("Herald", "*"), ("Stage", "live")])
def test_somebody_may_post_to_connections_and_nothing_else(chat: Chat, role: str, stage: str) -> None:
    (statement,) = chat.granted(role)
    assert statement["Action"] == "execute-api:ManageConnections"
    assert json.dumps(statement["Resource"]).endswith(f'{{"Ref": "ChatApi"}}, "/{stage}/*/@connections/*"]]}}')


def test_the_specs_own_function_may_post_too(chat: Chat) -> None:
    role = of_type(chat.template, "AWS::IAM::Role")["ChatFunctionRoomsRole"]
    assert "execute-api:ManageConnections" in json.dumps(role)


def test_clients_may_connect(chat: Chat) -> None:
    (statement,) = chat.granted("Client")
    assert statement["Action"] == "execute-api:Invoke"
    assert json.dumps(statement["Resource"]).endswith('"/*/$connect"]]}')


def test_metrics_go_by_the_apis_id(chat: Chat) -> None:
    (alarm,) = of_type(chat.template, "AWS::CloudWatch::Alarm").values()
    dimensions = {dimension["Name"]: dimension["Value"] for dimension in alarm["Dimensions"]}
    assert dimensions == {"ApiId": {"Ref": "ChatApi"}, "Stage": "live"}


def test_a_stage_that_is_not_there_is_told(chat: Chat) -> None:
    with pytest.raises(UnknownPartError, match="there is no stage 'liv'; did you mean `live`"):
        chat.gateway.grant_connections(iam.AccountRootPrincipal(), stage="liv")


@pytest.mark.parametrize("same_app", [True, False], ids=["a construct", "a spec that is deployed by itself"])
def test_other_gateways_are_told_where_to_post(tmp_path: Path, same_app: bool) -> None:  # noqa: FBT001
    chat, asking = spec_in(tmp_path, CHAT, "chat.yaml"), spec_in(tmp_path, ASKING, "asking.yaml")
    app = new_app()
    stack = cdk.Stack(app, "Stack")
    other = [WebSocketGateway(stack, "Chat", spec=chat, bind={"audit": AUDIT})] if same_app else [chat]
    Gateway(stack, "Asking", spec=asking, workspace=other)
    function = of_type(templates(app)["Stack"], "AWS::Lambda::Function")["AskingFunctionAsker"]
    told: Any = function["Environment"]["Variables"]["POST_TO"]
    assert "wss" not in json.dumps(told)
    assert ('"https://"' in json.dumps(told)) if same_app else told == {"Fn::ImportValue": "gatewright:chat:live:url"}
