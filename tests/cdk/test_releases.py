"""Releases in an app: the same deployments as in a plain template, wherever in the app the gateway is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest
from constructs import Construct

from cdk.apps import Json, of_type, said_of, spec_in, synthesized
from gatewright.cdk import Gateway
from gatewright.cli import main
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
