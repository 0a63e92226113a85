"""The chat of `specs/`, deployed by the CDK command line, and used over real connections.

What of it the emulator does not have, or has otherwise than the service:

* Its CloudFormation refuses models, and what integrations and routes answer: the template goes in without. What mocks
  answer is given to it afterwards, out of the template. Messages are not held against models.
* The address that events tell is reached by nobody here: the function is told where to post.
* Whatever a function answers goes back, also on a route that has no answer.
* Only `$connect` waits for what is behind it: `$disconnect` runs after the connection is gone, as on AWS.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from typing import Any, Self

import pytest

from deploy.emulator import HOST, REGION, ROOT, Emulator
from deploy.web_sockets import ClosedError, RefusedError, WebSocket

STACK = "chat"
NOT_THERE = ("AWS::ApiGatewayV2::Model", "AWS::ApiGatewayV2::IntegrationResponse", "AWS::ApiGatewayV2::RouteResponse")
FUNCTION, ROUTE = "AWS::Lambda::Function", "AWS::ApiGatewayV2::Route"

ROOMS = count()

Template = dict[str, Any]
Message = dict[str, Any]


@dataclass(frozen=True)
class Chat:
    """The deployed chat: the ids of what was made, by logical id, and the key of its tickets."""

    emulator: Emulator
    made: Mapping[str, str]
    key: str

    @property
    def address(self) -> str:
        """Where a stage answers, without a scheme."""
        return f"{HOST}:{self.emulator.port}/_aws/execute-api/{self.made['ChatApi']}/live"

    def ticket(self, name: str, seconds: int = 60) -> str:
        """A ticket, signed as the sign-in would."""
        said = f"{name}.{int(time.time()) + seconds}"
        return f"{said}.{hmac.new(self.key.encode(), said.encode(), hashlib.sha256).hexdigest()}"

    def rows(self, table: str, room: str) -> dict[str, str]:
        """The ids of those that a table has in a room, by name."""
        found = self.emulator.client("dynamodb").scan(TableName=self.made[f"ChatResource{table}"])["Items"]
        return {row["name"]["S"]: row["id"]["S"] for row in found if row.get("room") == {"S": room}}


class Visitor:
    """Somebody who is connected."""

    def __init__(self, chat: Chat, name: str) -> None:
        self.socket = WebSocket(f"ws://{chat.address}?ticket={chat.ticket(name)}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def do(self, action: str, **more: object) -> Visitor:
        self.socket.send(json.dumps({"action": action, **more}))
        return self

    def hear(self) -> Message:
        message: Message = json.loads(self.socket.receive())
        return message

    def hears_nothing(self) -> bool:
        """Nothing but the answer to what is said now."""
        return self.do("ping").hear() == {"event": "pong"}


@pytest.fixture(scope="module")
def chat(bootstrapped: Emulator, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    project = tmp_path_factory.mktemp("chat")
    for name in ("app.py", "cdk.json"):
        shutil.copy(ROOT / name, project)
    without = shutil.ignore_patterns("__pycache__")
    for name in ("stacks", "specs/handlers/chat"):
        shutil.copytree(ROOT / name, project / name, ignore=without)
    shutil.copy(ROOT / "specs" / "chat.yaml", project / "specs")
    assembly = project / "cdk.out"
    bootstrapped.cdk("synth", "--quiet", cwd=project, output=assembly)
    file = assembly / f"{STACK}.template.json"
    template: Template = json.loads(file.read_text("utf-8"))
    address = f"http://{HOST}:{bootstrapped.port}/_aws/execute-api/${{ChatApi}}/live"
    file.write_text(json.dumps(fitted(template, address)), "utf-8")
    bootstrapped.cdk("deploy", STACK, "--require-approval", "never", app=assembly, cwd=project)
    yield completed(bootstrapped, template)
    bootstrapped.cdk("destroy", STACK, "--force", app=assembly, cwd=project)


def fitted(template: Template, address: str) -> Template:
    """A template as the emulator takes it, whose functions post to an address."""
    kept = {name: part for name, part in template["Resources"].items() if part["Type"] not in NOT_THERE}
    resources = {name: _without(part, kept, address) for name, part in kept.items()}
    return {**template, "Resources": resources}


def _without(part: Template, kept: Mapping[str, Template], address: str) -> Template:
    properties = dict(part["Properties"])
    if part["Type"] == ROUTE:
        properties.pop("RequestModels", None)
        properties.pop("ModelSelectionExpression", None)
    if part["Type"] == FUNCTION:
        variables = {**properties["Environment"]["Variables"], "POST_TO": {"Fn::Sub": address}}
        properties["Environment"] = {"Variables": variables}
    after = [name for name in part.get("DependsOn", ()) if name in kept]
    return {**part, "Properties": properties, "DependsOn": after}


def completed(emulator: Emulator, template: Template) -> Chat:
    """The deployed chat, with the answers of mocks that its template could not bring."""
    parts = emulator.client("cloudformation").list_stack_resources(StackName=STACK)["StackResourceSummaries"]
    made = {part["LogicalResourceId"]: part["PhysicalResourceId"] for part in parts}
    gateway = emulator.client("apigatewayv2")
    for part in template["Resources"].values():
        if part["Type"] == "AWS::ApiGatewayV2::IntegrationResponse":
            properties = part["Properties"]
            gateway.create_integration_response(
                ApiId=made["ChatApi"],
                IntegrationId=made[properties["IntegrationId"]["Ref"]],
                IntegrationResponseKey=properties["IntegrationResponseKey"],
                ResponseTemplates=properties["ResponseTemplates"],
            )
    secret = emulator.client("secretsmanager").get_secret_value(SecretId=made["ChatResourceTicketKey"])
    return Chat(emulator, made, secret["SecretString"])


@pytest.fixture
def room() -> str:
    """A room of a test's own: those of the one before may be leaving theirs yet."""
    return f"room-{next(ROOMS)}"


@pytest.fixture
def inside(chat: Chat, room: str) -> Iterator[list[Visitor]]:
    """Ada and Grace, in one room, who have heard of each other."""
    with ExitStack() as stack:
        ada, grace = (stack.enter_context(Visitor(chat, name)) for name in ("ada", "grace"))
        assert ada.do("join", room=room).hear() == {"event": "joined", "room": room, "name": "ada"}
        assert grace.do("join", room=room).hear() == {"event": "joined", "room": room, "name": "grace"}
        assert ada.hear() == {"event": "joined", "room": room, "name": "grace"}
        yield [ada, grace]


def refusal(address: str) -> int:
    with pytest.raises(RefusedError) as refused, WebSocket(address):
        pass
    return refused.value.status


def test_what_was_deployed_is_what_the_spec_says(chat: Chat) -> None:
    routes = chat.emulator.client("apigatewayv2").get_routes(ApiId=chat.made["ChatApi"])["Items"]
    keys = {"$connect", "$disconnect", "join", "say", "who", "ping", "$default"}
    assert {route["RouteKey"] for route in routes} == keys
    assert {route["RouteKey"]: route["AuthorizationType"] for route in routes} == {
        key: "CUSTOM" if key == "$connect" else "NONE" for key in keys
    }
    outputs = chat.emulator.outputs(STACK)
    host = f"{chat.made['ChatApi']}.execute-api.{REGION}.amazonaws.com"
    assert outputs["ChatUrlLive"] == f"wss://{host}/live"
    assert outputs["ChatCallbackLive"] == f"https://{host}/live"


def test_nobody_comes_in_without_a_good_ticket(chat: Chat) -> None:
    assert refusal(f"ws://{chat.address}") == 401
    assert refusal(f"ws://{chat.address}?ticket=ada.9999999999.guessed") == 403
    assert refusal(f"ws://{chat.address}?ticket={chat.ticket('ada', seconds=-1)}") == 403
    assert refusal(f"ws://{chat.address}?ticket={chat.ticket('ada').replace('ada', 'eve')}") == 403


def test_all_in_the_room_hear_what_is_said_there(chat: Chat, inside: list[Visitor]) -> None:
    ada, grace = inside
    with Visitor(chat, "edsger") as edsger:
        assert edsger.do("join", room="proofs").hear()["event"] == "joined"
        ada.do("say", text="Note G is done.")
        heard = {"event": "said", "name": "ada", "text": "Note G is done."}
        assert (ada.hear(), grace.hear()) == (heard, heard)
        assert edsger.hears_nothing()


def test_who_is_answered_to_the_one_who_asks(inside: list[Visitor]) -> None:
    ada, grace = inside
    assert grace.do("who").hear() == {"event": "who", "names": ["ada", "grace"]}
    assert ada.hears_nothing()


def test_who_moves_to_another_room_is_heard_there_only(inside: list[Visitor]) -> None:
    ada, grace = inside
    assert grace.do("join", room="compilers").hear() == {"event": "joined", "room": "compilers", "name": "grace"}
    assert ada.hear() == {"event": "left", "name": "grace"}
    assert grace.do("say", text="Nobody hears me.").hear()["event"] == "said"
    assert ada.hears_nothing()


def test_who_is_in_no_room_is_told_so(chat: Chat) -> None:
    with Visitor(chat, "alan") as alan:
        assert alan.do("say", text="Anybody?").hear() == {"event": "error", "message": "Join a room first."}


@pytest.mark.parametrize("message", ['{"action": "shout"}', "no JSON"])
def test_what_no_route_is_for_is_answered_by_the_default(chat: Chat, message: str) -> None:
    with Visitor(chat, "alan") as alan:
        alan.socket.send(message)
        assert alan.hear() == {"event": "error", "message": "Say join, say, who or ping."}


def test_a_long_line_comes_as_a_whole(inside: list[Visitor]) -> None:
    ada, grace = inside
    ada.do("say", text="x" * 500)
    assert grace.hear()["text"] == "x" * 500


def test_who_leaves_is_forgotten_and_the_others_hear_of_it(chat: Chat, inside: list[Visitor], room: str) -> None:
    ada, grace = inside
    grace.socket.close()
    assert ada.hear() == {"event": "left", "name": "grace"}
    assert list(chat.rows("Connections", room)) == ["ada"]
    assert list(chat.rows("Members", room)) == ["ada"]


def test_who_is_gone_without_a_word_is_forgotten_later(chat: Chat, inside: list[Visitor], room: str) -> None:
    row = {"room": {"S": room}, "id": {"S": "gone"}, "name": {"S": "ghost"}}
    chat.emulator.client("dynamodb").put_item(TableName=chat.made["ChatResourceMembers"], Item=row)
    ada, grace = inside
    assert ada.do("who").hear()["names"] == ["ada", "ghost", "grace"]
    ada.do("say", text="Is anybody there?")
    assert grace.hear()["event"] == "said"
    assert ada.hear()["event"] == "said"
    assert ada.do("who").hear()["names"] == ["ada", "grace"]


def test_a_connection_is_looked_at_and_closed_from_outside(chat: Chat, inside: list[Visitor], room: str) -> None:
    ada, grace = inside
    url = f"http://{chat.address}/@connections/{chat.rows('Connections', room)['grace']}"
    assert chat.emulator.call("GET", url).status == 200
    assert chat.emulator.call("DELETE", url).status == 204
    with pytest.raises(ClosedError):
        grace.hear()
    assert ada.hear() == {"event": "left", "name": "grace"}
    assert chat.emulator.call("GET", url).status == 410
