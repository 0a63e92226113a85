"""What the deploy tests rest on: a server that is there, keeps to itself, and goes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from deploy import guard
from deploy.emulator import HOST, Emulator, running
from deploy.sockets import CAN_LOOK, listeners

APP = """
from pathlib import Path

from aws_cdk import App, CfnOutput, Stack
from aws_cdk.aws_apigateway import LambdaIntegration, RestApi, StageOptions
from aws_cdk.aws_lambda import Code, Function, Runtime

app = App(builtin_cloud_formation_validation=False)
stack = Stack(app, "Smoke")
function = Function(
    stack,
    "Function",
    code=Code.from_asset(str(Path(__file__).parent / "handler")),
    handler="app.handler",
    runtime=Runtime.PYTHON_3_13,
    environment={"GREETING": app.node.get_context("greeting")},
)
api = RestApi(stack, "Api", deploy_options=StageOptions(stage_name="prod"))
api.root.add_resource("greeting").add_method("GET", LambdaIntegration(function))
CfnOutput(stack, "ApiId", value=api.rest_api_id)
app.synth()
"""

HANDLER = """
import json
import os


def handler(event, context):
    return {"statusCode": 200, "body": json.dumps({os.environ["GREETING"]: event["queryStringParameters"]["name"]})}
"""

PARENT = """
import subprocess
import sys

child = "import time; print('up', flush=True); time.sleep(60)"
command = [sys.executable, sys.argv[1], sys.executable, "-c", child]
subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True).wait()
"""


def test_an_app_is_deployed_called_changed_and_destroyed(bootstrapped: Emulator, tmp_path: Path) -> None:
    (tmp_path / "handler").mkdir()
    (tmp_path / "handler/app.py").write_text(HANDLER)
    (tmp_path / "app.py").write_text(APP)

    def synthesize(greeting: str) -> Path:
        context = ("--context", f"greeting={greeting}")
        bootstrapped.cdk("synth", *context, app="python app.py", cwd=tmp_path, output=tmp_path / greeting)
        return tmp_path / greeting

    def differences(app: Path) -> str:
        return bootstrapped.cdk("diff", app=app).output

    def greet() -> object:
        url = bootstrapped.url(bootstrapped.outputs("Smoke")["ApiId"], "prod", "/greeting?name=world")
        answer = bootstrapped.call("GET", url)
        assert answer.status == 200, answer.body
        return answer.json()

    def names() -> set[str]:
        return {api["name"] for api in bootstrapped.client("apigateway").get_rest_apis()["items"]}

    before = names()
    first, second = synthesize("hello"), synthesize("goodbye")
    bootstrapped.cdk("deploy", "--require-approval", "never", app=first)
    assert greet() == {"hello": "world"}
    assert "There were no differences" in differences(first)
    assert "goodbye" in differences(second)
    bootstrapped.cdk("deploy", "--require-approval", "never", app=second)
    assert greet() == {"goodbye": "world"}
    assert names() == before | {"Api"}
    bootstrapped.cdk("destroy", "--force", app=second)
    assert names() == before


@pytest.mark.skipif(not CAN_LOOK, reason="reads the sockets where Linux lists them")
def test_the_server_listens_on_loopback_only(emulator: Emulator) -> None:
    assert listeners(emulator.process_group) == {f"{HOST}:{emulator.port}"}


def test_a_guarded_command_ends_when_its_parent_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT, guard.__file__], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"up\n"
        parent.kill()
        rest, _ = parent.communicate(timeout=30)  # ends when the last process that holds the pipe has ended
    assert rest == b""


def test_a_missing_emulator_is_named_with_what_installs_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="make emulator"), running(tmp_path, installed=tmp_path):
        pass
