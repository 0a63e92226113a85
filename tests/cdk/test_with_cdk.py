"""What works on other people's constructs works on a gateway: tags, aspects, cdk-nag, overrides, stages, assets."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import aws_cdk as cdk
import cdk_nag
import jsii
import pytest
from aws_cdk import aws_apigateway as apigateway
from constructs import IConstruct

from cdk.apps import AUDIT, SHOP, Json, new_app, of_type, spec_in, synthesized, templates
from gatewright.cdk import Gateway, RestGateway

BIND = {"audit": AUDIT}
STAGE = "AWS::ApiGateway::Stage"


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return spec_in(tmp_path_factory.mktemp("shop"))


def made(spec: Path, then: Callable[[cdk.Stack, RestGateway], object]) -> Json:
    """The template of a stack with a gateway, to which something is done."""

    def build(stack: cdk.Stack) -> None:
        then(stack, RestGateway(stack, "Shop", spec=spec, bind=BIND))

    return synthesized(build)[1]


def test_tags_reach_all_that_can_carry_them(spec: Path) -> None:
    template = made(spec, lambda stack, _: cdk.Tags.of(stack).add("team", "orders"))
    tagged = {"AWS::ApiGateway::RestApi", STAGE, "AWS::Lambda::Function", "AWS::IAM::Role", "AWS::Logs::LogGroup"}
    for type in tagged:
        for properties in of_type(template, type).values():
            assert {"Key": "team", "Value": "orders"} in properties["Tags"]


def test_tags_on_the_gateway_leave_others_alone(spec: Path) -> None:
    def then(stack: cdk.Stack, gateway: Gateway) -> None:
        apigateway.CfnRestApi(stack, "Other", name="other")
        cdk.Tags.of(gateway).add("team", "orders")

    found = of_type(made(spec, then), "AWS::ApiGateway::RestApi")
    assert "Tags" in found["ShopApi"]
    assert "Tags" not in found["Other"]


@jsii.implements(cdk.IAspect)
class Tracing:
    """Switches tracing on, and counts what it saw."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def visit(self, node: IConstruct) -> None:
        self.seen.append(type(node).__name__)
        if isinstance(node, apigateway.CfnStage):
            node.tracing_enabled = True


def test_aspects_see_typed_resources_and_change_them(spec: Path) -> None:
    tracing = Tracing()
    template = made(spec, lambda stack, _: cdk.Aspects.of(stack).add(tracing))
    assert {"CfnRestApi", "CfnStage", "CfnDeployment", "CfnFunction", "CfnPermission"} <= set(tracing.seen)
    assert [stage["TracingEnabled"] for stage in of_type(template, STAGE).values()] == [True, True]


def test_overrides_and_assignments_work(spec: Path) -> None:
    def then(_: cdk.Stack, gateway: RestGateway) -> None:
        gateway.api.add_property_override("MinimumCompressionSize", 1024)
        gateway.api.add_property_override("Body.info.title", "renamed")
        gateway.stage("dev").description = "changed"
        gateway.stage("prod").apply_removal_policy(cdk.RemovalPolicy.RETAIN)

    template = made(spec, then)
    api = template["Resources"]["ShopApi"]["Properties"]
    assert api["MinimumCompressionSize"] == 1024
    assert api["Body"]["info"]["title"] == "renamed"
    assert template["Resources"]["ShopStageDev"]["Properties"]["Description"] == "changed"
    assert template["Resources"]["ShopStageProd"]["DeletionPolicy"] == "Retain"


def test_other_resources_can_depend_on_a_gateway(spec: Path) -> None:
    def then(stack: cdk.Stack, gateway: Gateway) -> None:
        cdk.CfnResource(stack, "Later", type="AWS::SNS::Topic").node.add_dependency(gateway)

    assert "ShopStageDev" in made(spec, then)["Resources"]["Later"]["DependsOn"]


def test_cdk_nag_names_the_gateways_resources(spec: Path) -> None:
    app = new_app()
    Gateway(cdk.Stack(app, "Stack"), "Shop", spec=spec, bind=BIND)
    cdk.Validations.of(app).add_plugins(cdk_nag.AwsSolutionsChecks(app))
    found = nag_findings(app)
    assert any("AwsSolutions-APIG1" in rule and "ShopStageDev" in where for rule, where in found)
    assert any("AwsSolutions-APIG2" in rule and "ShopApi" in where for rule, where in found)


def nag_findings(app: cdk.App) -> list[tuple[str, str]]:
    """What the checks of an app found: the rule, and what it is about."""
    with pytest.raises(RuntimeError, match=r"[Vv]alidation"):
        app.synth()
    report = json.loads((Path(app.outdir) / "validation-report.json").read_text("utf-8"))
    violations: list[Any] = [v for plugin in report["pluginReports"] for v in plugin["violations"]]
    return [(violation["ruleName"], json.dumps(violation)) for violation in violations]


def test_a_gateway_may_be_in_a_nested_stack_and_named_outside(spec: Path) -> None:
    app = new_app()
    stack = cdk.Stack(app, "Stack")
    gateway = Gateway(cdk.NestedStack(stack, "Nested"), "Shop", spec=spec, bind=BIND)
    cdk.CfnOutput(stack, "Url", value=gateway.url("dev"))
    url = json.dumps(templates(app)["Stack"]["Outputs"]["Url"])
    assert "Fn::GetAtt" in url
    assert "ShopApi" in url


def test_a_stack_in_a_place_has_assets_in_that_place(spec: Path) -> None:
    app = new_app()
    place = cdk.Environment(account="111122223333", region="eu-west-1")
    Gateway(cdk.Stack(app, "Stack", env=place), "Shop", spec=spec, bind=BIND)
    (function,) = of_type(templates(app)["Stack"], "AWS::Lambda::Function").values()
    assert function["Code"]["S3Bucket"] == "cdk-hnb659fds-assets-111122223333-eu-west-1"


def code_asset(app: cdk.App) -> tuple[Json, Path]:
    """The only asset of code in an app, and its folder."""
    folder = Path(app.synth().directory)
    files = json.loads((folder / "Stack.assets.json").read_text("utf-8"))["files"].values()
    (asset,) = (file for file in files if file["source"]["packaging"] == "zip")
    return asset, folder / asset["source"]["path"]


def test_code_becomes_an_asset_without_what_changes_by_itself(tmp_path: Path) -> None:
    path = spec_in(tmp_path)
    (tmp_path / "code/inner/__pycache__").mkdir(parents=True)
    (tmp_path / "code/inner/__pycache__/x.pyc").write_text("")
    (tmp_path / "code/inner/module.py").write_text("")
    (tmp_path / "code/.DS_Store").write_text("")
    app = new_app()
    Gateway(cdk.Stack(app, "Stack"), "Shop", spec=path, bind=BIND)
    _, folder = code_asset(app)
    assert sorted(file.name for file in folder.rglob("*") if file.is_file()) == ["app.py", "module.py"]


def test_a_file_becomes_an_asset_as_it_is(tmp_path: Path) -> None:
    callers = Path("tests/cases/spec/domain/certificates/callers.pem").read_bytes()
    (tmp_path / "callers.pem").write_bytes(callers)
    path = tmp_path / "shop.yaml"
    path.write_text("""
gatewright: 1
name: shop
kind: http
default_endpoint: false
routes: {GET /: {backend: {http: "https://shop.example.com"}, auth: none}}
stages: {$default: {}}
domains: {api.example.com: {zone: Z0123456789ABC, mutual_tls: {truststore: callers.pem}}}
""")
    app = new_app()
    Gateway(cdk.Stack(app, "Stack"), "Shop", spec=path)
    folder = Path(app.synth().directory)
    files = json.loads((folder / "Stack.assets.json").read_text("utf-8"))["files"]
    (asset,) = (file for file in files.values() if file["source"]["path"].endswith(".pem"))
    (place,) = asset["destinations"].values()
    (domain,) = of_type(templates(app)["Stack"], "AWS::ApiGatewayV2::DomainName").values()
    uri = json.dumps(domain["MutualTlsAuthentication"]["TruststoreUri"])
    assert (folder / asset["source"]["path"]).read_bytes() == callers
    assert asset["source"]["packaging"] == "file"
    assert place["objectKey"] in uri


def test_tools_find_the_code_if_the_app_lets_them(spec: Path) -> None:
    app = new_app(**{"aws:cdk:enable-asset-metadata": True})
    Gateway(cdk.Stack(app, "Stack"), "Shop", spec=spec, bind=BIND)
    _, folder = code_asset(app)
    metadata = templates(app)["Stack"]["Resources"]["ShopFunctionOrders"]["Metadata"]
    assert metadata["aws:asset:path"] == folder.name
    assert metadata["aws:asset:property"] == "Code"
    assert metadata["Gatewright"] == {"Source": "shop.yaml:7"}


def test_warnings_become_annotations_that_can_be_acknowledged(tmp_path: Path) -> None:
    path = spec_in(tmp_path, SHOP.replace("inputs: {", "inputs: {unused: {default: x}, "))

    def build(stack: cdk.Stack) -> cdk.Stack:
        Gateway(stack, "Shop", spec=path, bind=BIND)
        return stack

    stack, _ = synthesized(build)
    (found,) = cdk.assertions.Annotations.from_stack(stack).find_warning("*", cdk.assertions.Match.any_value())
    assert found.id == "/Stack/Shop"
    assert "nothing uses the input 'unused'" in str(found.entry.data)
    assert str(found.entry.data).endswith("[ack: gatewright:GW422]")


def test_nothing_is_left_in_the_folder_for_temporary_files(spec: Path, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    Gateway(cdk.Stack(new_app(), "Stack"), "Shop", spec=spec, bind=BIND)
    assert list(tmp_path.iterdir()) == []
