"""Settings that somebody changed on a stage: `status` names each with the key that sets it, and what restores it."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from gatewright.live.connection import Boto
from gatewright.live.model import AwsCall
from gatewright.live.setting_drift import changes
from gatewright.live.stage_settings import settings_of_stage, settings_of_template
from unit.cli.running import Run, runner
from unit.live import typed
from unit.live.deployed import deploy, shown, synthesized
from unit.live.patching import RefusedError
from unit.live.plane import Json, Plane
from unit.live.serving import Serving

API = ("--api", "api1")

LOGS = "logs: {access: json}"

REST = f"""\
gatewright: 1
name: shop
kind: rest
functions: {{main: {{code: ./code, handler: app.handler, runtime: python3.13}}}}
backends:
  hello: {{lambda: {{function: {{stage_variable: handler, of: [main]}}}}}}
defaults: {{auth: iam}}
routes:
  GET /: hello
  GET /orders/{{id}}: {{backend: hello, throttle: {{rate: 50, burst: 100}}}}
  POST /orders: hello
stages:
  live:
    variables: {{handler: main, TABLE: orders}}
    throttle: {{rate: 500, burst: 1000}}
    cache: {{size: 0.5GB, ttl: 2m}}
    client_certificate: generate
    tracing: true
    {LOGS}
"""

HTTP = f"""\
gatewright: 1
name: shop
kind: http
deploy: explicit
backends: {{hello: {{http: "https://example.com"}}}}
defaults: {{auth: iam}}
routes:
  GET /orders: {{backend: hello, throttle: {{rate: 50, burst: 100}}}}
  POST /orders: hello
stages:
  live:
    variables: {{TABLE: orders}}
    throttle: {{rate: 500, burst: 1000}}
    {LOGS}
"""

CHAT = typed.CHAT.replace("{live: {}}", "{live: {logs: {execution: error}}}")

SPECS = {"rest": REST, "http": HTTP, "websocket": CHAT}

Act = Callable[[Json], object]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr("time.sleep", lambda _: None)
    (tmp_path / "code").mkdir()
    (tmp_path / "code/app.py").write_text("")
    return runner(capsys, monkeypatch)


def deployed(run: Run, control_plane: Serving, kind: str) -> Plane:
    Path("shop.yaml").write_text(SPECS[kind])
    plane = control_plane.serve(Plane({"d1": "shop"}, {}))
    deploy(run, plane)
    return plane


@pytest.mark.parametrize("kind", SPECS)
def test_what_is_as_it_was_deployed_is_as_it_is_meant(kind: str, run: Run, control_plane: Serving) -> None:
    plane = deployed(run, control_plane, kind)
    ran = run("status", "shop.yaml", *API)
    assert ran.status == 0, ran.out
    assert "live:" not in ran.out
    assert plane.writes == []


CASES = sorted(Path(__file__).parents[2].glob("cases/spec/**/*.template.yaml"))


def test_every_stage_of_the_cases_is_as_its_template_says() -> None:
    count = 0
    for case in CASES:
        for resource in yaml.load(case.read_bytes(), yaml.CSafeLoader)["Resources"].values():
            if resource["Type"].endswith("::Stage"):
                service = "rest" if resource["Type"] == "AWS::ApiGateway::Stage" else "v2"
                says = settings_of_template(resource["Properties"], service)
                answer = shown(resource)
                live = settings_of_stage(answer if service == "rest" else capital(answer), service)
                assert [str(each) for each in changes(says, says, live)] == [], case.name
                count += 1
    assert count > 100


def capital(answer: Json) -> Json:
    """The members of an answer as the library names them, but not the names of variables and routes."""
    made = {name[:1].upper() + name[1:]: value for name, value in answer.items()}
    for name in ("DefaultRouteSettings", "AccessLogSettings"):
        made[name] = {each[:1].upper() + each[1:]: value for each, value in made.get(name, {}).items()}
    routes = made["RouteSettings"].items()
    return {**made, "RouteSettings": {k: {n[:1].upper() + n[1:]: v for n, v in each.items()} for k, each in routes}}


ID = "~1orders~1{id}/GET"

CHANGES: dict[str, tuple[str, Act, str]] = {
    "a variable": (
        "rest",
        lambda stage: stage["variables"].update(TABLE="other"),
        "live: stage variable TABLE is other, the template says orders (`stages.live.variables.TABLE`, shop.yaml:14)",
    ),
    "another variable": (
        "rest",
        lambda stage: stage["variables"].update(MORE="1"),
        "live: stage variable MORE is 1, the template says none",
    ),
    "throttling of a route": (
        "rest",
        lambda stage: stage["methodSettings"][ID].update(throttlingBurstLimit=10),
        "burst of GET /orders/{id} is 10, the template says 100 (`routes.GET /orders/{id}.throttle`, shop.yaml:10)",
    ),
    "throttling of all routes": (
        "rest",
        lambda stage: stage["methodSettings"]["*/*"].update(throttlingRateLimit=1.0),
        "live: throttling rate is 1, the template says 500 (`stages.live.throttle`, shop.yaml:15)",
    ),
    "throttling of a route without its own": (
        "rest",
        lambda stage: stage["methodSettings"].update(
            {"~1orders/POST": {**stage["methodSettings"]["*/*"], "throttlingBurstLimit": 5}}
        ),
        "live: throttling burst of POST /orders is 5, the template says 1000 (`stages.live.throttle`, shop.yaml:15)",
    ),
    "settings of a route that are gone": (
        "rest",
        lambda stage: stage["methodSettings"].pop(ID),
        "live: throttling burst of GET /orders/{id} is 1000, the template says 100",
    ),
    "logs": (
        "rest",
        lambda stage: stage["methodSettings"]["*/*"].update(loggingLevel="INFO", dataTraceEnabled=True),
        "live: data trace is on, the template says off (`stages.live.logs`, shop.yaml:19)",
    ),
    "access logs": ("rest", lambda stage: stage["accessLogSettings"].update(format="$context.requestId"), "access log"),
    "tracing": (
        "rest",
        lambda stage: stage.update(tracingEnabled=False),
        "live: X-Ray tracing is off, the template says on (`stages.live.tracing`, shop.yaml:18)",
    ),
    "the cache": (
        "rest",
        lambda stage: stage.update(cacheClusterEnabled=False),
        "live: cache cluster is off, the template says on (`stages.live.cache`, shop.yaml:16)",
    ),
    "caching": (
        "rest",
        lambda stage: stage["methodSettings"]["*/*"].update(cacheTtlInSeconds=3600),
        "live: cache TTL is 3600, the template says 120",
    ),
    "a variable of an HTTP API": (
        "http",
        lambda stage: stage["stageVariables"].update(TABLE="other"),
        "live: stage variable TABLE is other, the template says orders",
    ),
    "throttling of a route of an HTTP API": (
        "http",
        lambda stage: stage["routeSettings"]["GET /orders"].update(throttlingBurstLimit=10),
        "throttling burst of GET /orders is 10, the template says 100 (`routes.GET /orders.throttle`, shop.yaml:8)",
    ),
    "throttling of another route of an HTTP API": (
        "http",
        lambda stage: stage["routeSettings"].update({"POST /orders": {"throttlingRateLimit": 1.0}}),
        "live: throttling rate of POST /orders is 1, the template says 500",
    ),
    "access logs of an HTTP API": (
        "http",
        lambda stage: stage["accessLogSettings"].update(format="$context.requestId"),
        "live: access log format is $context.requestId, the template says",
    ),
    "auto-deploy": (
        "http",
        lambda stage: stage.update(autoDeploy=True),
        "live: auto-deploy is on, the template says off",
    ),
    "logs of a WebSocket API": (
        "websocket",
        lambda stage: stage["defaultRouteSettings"].update(loggingLevel="OFF"),
        "live: execution log level is OFF, the template says ERROR (`stages.live.logs`, shop.yaml:6)",
    ),
}
"""What somebody changes, and what is said about it."""


@pytest.mark.parametrize("name", CHANGES)
def test_what_somebody_changed_is_named_and_restored_by_the_calls_that_are_printed(
    name: str, run: Run, control_plane: Serving, boto: Boto
) -> None:
    kind, act, says = CHANGES[name]
    plane = deployed(run, control_plane, kind)
    act(plane.stages["live"])
    ran = run("status", "shop.yaml", *API)
    assert (ran.status, says in ran.out) == (1, True), ran.out
    found = json.loads(run("status", "shop.yaml", *API, "--format", "json").out)
    assert (found["agrees"], found["pending"]) == (False, False)
    assert found["stages"]["live"]["settings"]
    printed = [shlex.split(each) for each in re.findall(r"`(aws .+)`", ran.out)]
    assert printed == [shlex.split(each) for each in found["stages"]["live"]["restore"]]
    for command in printed:
        call(boto, command)
    ran = run("status", "shop.yaml", *API)
    assert ran.status == 0, ran.out


def call(boto: Boto, command: list[str]) -> None:
    """Do what a command of the AWS command line does."""
    aws, service, operation, region, _, given, parameters = command
    assert (aws, region, given) == ("aws", "--region", "--cli-input-json")
    boto.call(
        AwsCall(service=service, operation=operation.replace("-", "_"), parameters=json.loads(parameters), why="")
    )


@pytest.mark.skipif(shutil.which("aws") is None, reason="there is no AWS command line here")
@pytest.mark.parametrize("name", ["throttling of a route", "throttling of a route of an HTTP API"])
def test_the_aws_command_line_takes_what_is_printed(name: str, run: Run, control_plane: Serving) -> None:
    kind, act, _ = CHANGES[name]
    plane = deployed(run, control_plane, kind)
    act(plane.stages["live"])
    for command in re.findall(r"`(aws .+)`", run("status", "shop.yaml", *API).out):
        subprocess.run(shlex.split(command), check=True, capture_output=True)
    assert run("status", "shop.yaml", *API).status == 0


def test_what_only_the_stack_can_name_is_compared_by_its_form(run: Run, control_plane: Serving) -> None:
    plane = deployed(run, control_plane, "rest")
    said = (
        "  compared by form, because only CloudFormation knows the value: access log destination, client certificate, "
    )
    assert f"{said}stage variable handler\n" in run("status", "shop.yaml", *API).out
    plane.stages["live"]["clientCertificateId"] = "another"
    assert run("status", "shop.yaml", *API).status == 0
    del plane.stages["live"]["clientCertificateId"]
    plane.stages["live"]["accessLogSettings"]["destinationArn"] = "arn:aws:firehose:eu-west-1:1:deliverystream/x"
    ran = run("status", "shop.yaml", *API)
    assert ran.status == 1
    assert "live: client certificate is none, the template says a value of the stack" in ran.out
    restores = "a change set with `--deployment-mode REVERT_DRIFT` restores what no call does: "
    assert f"{restores}client certificate, access log destination\n" in ran.out
    assert "`aws " not in ran.out


@pytest.mark.parametrize("kind", ["rest", "http"])
def test_a_spec_that_is_ahead_of_what_is_deployed_is_no_drift(kind: str, run: Run, control_plane: Serving) -> None:
    plane = deployed(run, control_plane, kind)
    Path("shop.yaml").write_text(SPECS[kind].replace("burst: 100}", "burst: 70}"))
    ran = run("status", "shop.yaml", *API)
    assert ran.status == 3, ran.out
    assert "  live, not deployed yet: throttling burst of GET /orders" in ran.out
    assert " is 100, the spec says 70 (" in ran.out
    assert "`aws" not in ran.out
    settings = "methodSettings" if kind == "rest" else "routeSettings"
    plane.stages["live"][settings][ID if kind == "rest" else "GET /orders"]["throttlingBurstLimit"] = 5
    ran = run("status", "shop.yaml", *API)
    assert (ran.status, "is 5, the deployed template says 100" in ran.out) == (1, True)
    deploy(run, plane)
    assert run("status", "shop.yaml", *API).status == 0


@pytest.mark.parametrize("short", [False, True], ids=["long forms", "short forms"])
def test_a_template_that_was_deployed_as_yaml_is_read(short: bool, run: Run, control_plane: Serving) -> None:  # noqa: FBT001
    plane = deployed(run, control_plane, "rest")
    assert plane.template is not None
    text = yaml.safe_dump(json.loads(plane.template))
    plane.template = re.sub(r"\{?Fn::Sub: ", "!Sub ", re.sub(r"\n +Ref: (\S+)", r" !Ref \1", text)) if short else text
    plane.stages["live"]["tracingEnabled"] = False
    ran = run("status", "shop.yaml", *API)
    assert (ran.status, "X-Ray tracing is off, the template says on" in ran.out) == (1, True), ran.out
    assert "not known" not in ran.out


def test_a_firewall_that_was_taken_away_is_missed_and_one_of_the_account_is_not(
    run: Run, control_plane: Serving
) -> None:
    plane = deployed(run, control_plane, "rest")
    live = plane.stages["live"]
    live["webAclArn"] = "arn:aws:wafv2:eu-west-1:1:regional/webacl/of-the-account/1"
    assert run("status", "shop.yaml", *API).status == 0
    Path("shop.yaml").write_text(f"{REST}    firewall: {{managed: [common]}}\n")
    plane.template = synthesized(run)
    assert run("status", "shop.yaml", *API).status == 0
    del live["webAclArn"]
    ran = run("status", "shop.yaml", *API)
    says = "live: web ACL is none, the template says a value of the stack (`stages.live.firewall`, shop.yaml:20)"
    assert (ran.status, says in ran.out) == (1, True), ran.out
    assert "REVERT_DRIFT` restores what no call does: web ACL" in ran.out


def test_without_a_deployed_template_a_difference_can_be_either(run: Run, control_plane: Serving) -> None:
    plane = deployed(run, control_plane, "rest")
    plane.template = None
    plane.stages["live"]["tracingEnabled"] = False
    ran = run("status", "shop.yaml", *API)
    assert ran.status == 1
    assert "it is not known which settings are deployed: ValidationError: Stack for api1 does not exist" in ran.out
    assert "deploy the stack, if that was not done; CloudFormation does not restore" in ran.out
    plane.template = "- no template"
    assert "the template of the stack shop cannot be read" in run("status", "shop.yaml", *API).out


def test_a_stack_that_is_named_is_read_where_aws_does_not_tell_which_it_is(
    run: Run, control_plane: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    plane = deployed(run, control_plane, "rest")
    describe = plane.describe

    def denying(action: str) -> str:
        if action == "DescribeStackResources":
            raise RefusedError(403, "AccessDenied", "User is not authorized to perform this")
        return describe(action)

    monkeypatch.setattr(plane, "describe", denying)
    Path("shop.yaml").write_text(REST.replace("tracing: true", "tracing: false"))
    assert run("status", "shop.yaml", "--stack", "shop").status == 3
    ran = run("status", "shop.yaml", *API)
    assert (ran.status, "it is not known which settings are deployed: AccessDenied: User is" in ran.out) == (1, True)


def test_an_input_that_only_a_deployment_knows_is_compared_by_its_form(run: Run, control_plane: Serving) -> None:
    plane = deployed(run, control_plane, "http")
    Path("shop.yaml").write_text(
        HTTP.replace("deploy:", "inputs: {table: {default: orders}}\ndeploy:").replace(
            "{TABLE: orders}", '{TABLE: "my-${inputs.table}"}'
        )
    )
    plane.template = synthesized(run)
    stage = plane.stages["live"]["stageVariables"]
    for value, status in (("my-orders", 0), ("my-other", 0), ("other", 1)):
        stage["TABLE"] = value
        assert run("status", "shop.yaml", *API, "--late", "table").status == status


def test_a_spec_with_errors_leaves_the_deployed_template_to_compare_with(run: Run, control_plane: Serving) -> None:
    plane = deployed(run, control_plane, "rest")
    Path("shop.yaml").write_text(REST.replace("GET /: hello", "GET /: helo"))
    ran = run("status", "shop.yaml", *API)
    assert (ran.status, "settings are compared with the deployed template only" in ran.out) == (0, True)
    plane.stages["live"]["tracingEnabled"] = False
    ran = run("status", "shop.yaml", *API)
    assert (ran.status, "live: X-Ray tracing is off, the template says on" in ran.out) == (1, True)
    plane.template = None
    ran = run("status", "shop.yaml", *API)
    assert (ran.status, "the spec has errors, so settings are not compared" in ran.out) == (0, True)


def test_a_stage_without_throttling_shows_the_quota_of_its_account(run: Run, control_plane: Serving) -> None:
    plane = deployed(run, control_plane, "rest")
    Path("shop.yaml").write_text(REST.replace("    throttle: {rate: 500, burst: 1000}\n", ""))
    deploy(run, plane)
    everywhere = plane.stages["live"]["methodSettings"]["*/*"]
    for burst, rate in ((5000, 10000.0), (1250, 2500.0), (-1, -1.0)):
        everywhere.update(throttlingBurstLimit=burst, throttlingRateLimit=rate)
        assert run("status", "shop.yaml", *API).status == 0
    everywhere.update(throttlingBurstLimit=1)
    ran = run("status", "shop.yaml", *API)
    assert (ran.status, "throttling burst is 1, the template says none" in ran.out) == (1, True)


def test_a_stage_that_is_only_in_the_spec_is_not_deployed_yet(run: Run, control_plane: Serving) -> None:
    plane = deployed(run, control_plane, "http")
    Path("shop.yaml").write_text(HTTP + "  beta: {}\n")
    ran = run("status", "shop.yaml", *API)
    assert (ran.status, "beta is in the spec but is not deployed yet" in ran.out) == (3, True)
    plane.template = synthesized(run)
    ran = run("status", "shop.yaml", *API)
    assert (ran.status, "beta is in the spec but is not deployed, although its stack is" in ran.out) == (1, True)
