"""Releases in an app: the same deployments as in a plain template, wherever in the app the gateway is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest
from constructs import Construct

from cdk.apps import Json, new_app, of_type, said_of, spec_in, synthesized, templates
from gatewright.cdk import Gateway, SpecError
from gatewright.cli import main
from gatewright.diagnostics import Severity
from gatewright.models import GatewaySpec, MockBackend, RouteSpec, StageSpec

SPEC = """\
gatewright: 1
name: shop
kind: rest
inputs: {table: {default: orders}}
backends: {hello: {mock: {body: "${inputs.table}"}}}
defaults: {auth: iam}
routes: {GET /hello: hello}
stages: {live: {}}
"""
CHANGED = SPEC.replace("GET /hello: hello", "GET /hello: hello, POST /hello: hello")


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    """A spec that was released, then changed and released as a canary."""
    path = spec_in(tmp_path, SPEC)
    assert main(["release", str(path)]) == 0
    path.write_text(CHANGED, "utf-8")
    assert main(["release", str(path), "--deployed", "--canary", "10"]) == 0
    return path


def digests(template: Json) -> list[str]:
    """The digits of a digest in the ids of all deployments."""
    return [id[-10:] for id in of_type(template, "AWS::ApiGateway::Deployment")]


def stage(template: Json) -> Any:
    (found,) = of_type(template, "AWS::ApiGateway::Stage").values()
    return found


def test_a_canary_is_in_the_stack(spec: Path) -> None:
    gateway, template = synthesized(lambda stack: Gateway(stack, "Shop", spec=spec))
    base, canary = of_type(template, "AWS::ApiGateway::Deployment")
    assert {template["Resources"][id]["DeletionPolicy"] for id in (base, canary)} == {"RetainExceptOnCreate"}
    assert stage(template)["DeploymentId"] == {"Ref": base}
    assert stage(template)["CanarySetting"]["DeploymentId"] == {"Ref": canary}
    assert isinstance(gateway.stage("live"), cdk.aws_apigateway.CfnStage)


def test_the_place_in_the_app_does_not_matter(spec: Path) -> None:
    _, plain = synthesized(lambda stack: Gateway(stack, "Shop", spec=spec))
    _, nested = synthesized(lambda stack: Gateway(Construct(stack, "Inner"), "Shop", spec=spec))
    assert digests(plain) == digests(nested)
    assert plain["Resources"].keys().isdisjoint(nested["Resources"])


def test_neither_does_it_without_releases(tmp_path: Path) -> None:
    spec = spec_in(tmp_path, SPEC)
    _, plain = synthesized(lambda stack: Gateway(stack, "Shop", spec=spec))
    _, nested = synthesized(lambda stack: Gateway(Construct(stack, "Inner"), "Shop", spec=spec))
    assert digests(plain) == digests(nested)


def test_a_spec_that_has_moved_on_deploys_the_newest_release_wherever_it_is(spec: Path) -> None:
    _, before = synthesized(lambda stack: Gateway(Construct(stack, "Inner"), "Shop", spec=spec))
    spec.write_text(SPEC.replace("/hello", "/bye"), "utf-8")
    _, after = synthesized(lambda stack: Gateway(Construct(stack, "Inner"), "Shop", spec=spec))
    assert of_type(after, "AWS::ApiGateway::RestApi") == of_type(before, "AWS::ApiGateway::RestApi")
    assert digests(after) == digests(before)


def test_an_input_that_is_a_token_is_released_as_late(spec: Path) -> None:
    late = cdk.Fn.import_value("table")
    assert main(["abort", str(spec)]) == 0
    assert main(["release", str(spec), "--deployed", "--late", "table"]) == 0
    assert said_of(spec, inputs={"table": late}) == []
    _, template = synthesized(lambda stack: Gateway(stack, "Shop", spec=spec, inputs={"table": late}))
    assert "Fn::ImportValue" in str(of_type(template, "AWS::ApiGateway::RestApi"))
    assert len(digests(template)) == 3


def test_a_model_has_no_releases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shop.releases.yaml").write_text("not a ledger", "utf-8")
    monkeypatch.chdir(tmp_path)
    routes = {"GET /": RouteSpec(backend=MockBackend(), auth="none")}
    model = GatewaySpec(gatewright=1, name="shop", kind="rest", routes=routes, stages={"live": StageSpec()})
    assert said_of(model) == []


DEPLOYED = {"account": "111122223333", "region": "eu-west-1", "stack": "shop-prod", "api": "a1b2c3"}


@pytest.fixture
def deployed(spec: Path) -> Path:
    """The spec, whose ledger remembers where its releases were deployed."""
    ledger = spec.with_name("shop.releases.yaml")
    before = ledger.read_text("utf-8")
    aws = "aws: {" + ", ".join(f"{name}: {json.dumps(value)}" for name, value in DEPLOYED.items())
    ledger.write_text(before.replace("aws: {", f"{aws}, "), "utf-8")
    assert ledger.read_text("utf-8") != before
    return spec


def refused(spec: Path, stack: Construct) -> list[str]:
    """Why a gateway is not taken into a stack: the code, the message."""
    try:
        Gateway(stack, "Shop", spec=spec)
    except SpecError as error:
        return [f"{said.code.id} {said.message}" for said in error.diagnostics if said.severity is Severity.ERROR]
    return []


def stack_in(name: str, **env: str) -> cdk.Stack:
    return cdk.Stack(new_app(), "Stack", stack_name=name, env=cdk.Environment(**env) if env else None)


HOME = {"account": "111122223333", "region": "eu-west-1"}


def test_the_stack_of_the_releases_takes_them(deployed: Path) -> None:
    app = new_app()
    Gateway(cdk.Stack(app, "Stack", stack_name="shop-prod", env=cdk.Environment(**HOME)), "Shop", spec=deployed)
    assert len(of_type(templates(app)["Stack"], "AWS::ApiGateway::Deployment")) == 2


@pytest.mark.parametrize(
    ("name", "env", "says"),
    [
        ("shop-prod", {**HOME, "account": "444455556666"}, "account 111122223333, and the app says 444455556666"),
        ("shop-prod", {**HOME, "region": "us-east-1"}, "Region eu-west-1, and the app says us-east-1"),
        ("shop-other", HOME, "stack shop-prod, and the app says shop-other"),
    ],
)
def test_another_stack_than_that_of_the_releases_is_refused(
    name: str, env: dict[str, str], says: str, deployed: Path
) -> None:
    assert refused(deployed, stack_in(name, **env)) == [f"GW288 the releases were deployed to the {says}"]


def test_a_place_that_only_a_deployment_knows_is_not_compared(deployed: Path) -> None:
    assert refused(deployed, stack_in("shop-prod")) == []
    assert refused(deployed, cdk.NestedStack(stack_in("shop-prod"), "Nested")) == []


def test_what_the_spec_says_wrongly_is_said_once(deployed: Path) -> None:
    places = 'environments: {prod: {account: "444455556666"}}\n'
    deployed.write_text(CHANGED + places, "utf-8")
    ledger = deployed.with_name("shop.releases.yaml")
    ledger.write_text(ledger.read_text("utf-8").replace("default:", "prod:"), "utf-8")
    stack = stack_in("shop-prod", **{**HOME, "account": "444455556666"})
    with pytest.raises(SpecError) as raised:
        Gateway(stack, "Shop", spec=deployed, environment="prod")
    said = [each.message for each in raised.value.diagnostics if each.code.id == "GW288"]
    assert said == ["the releases were deployed to the account 111122223333, and the spec says 444455556666"]


def test_without_releases_every_stack_will_do(tmp_path: Path) -> None:
    assert refused(spec_in(tmp_path, SPEC), stack_in("shop-other", **HOME)) == []
