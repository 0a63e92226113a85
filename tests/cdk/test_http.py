"""An HTTP gateway as a construct: its parts, its address, who may call it, and the tags of the app."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import aws_cdk as cdk
import pytest
from aws_cdk import aws_apigatewayv2 as apigatewayv2
from aws_cdk import aws_iam as iam

from cdk.apps import AUDIT, Json, new_app, of_type, spec_in, templates
from gatewright.cdk import HttpGateway, RestGateway, SpecError, UnknownPartError

SHOP = """\
gatewright: 1
name: shop
kind: http
render: resources
bindings: {audit: function}
backends: {audit: {lambda: audit}}
defaults: {auth: iam}
routes: {"GET /orders/{id}": audit, "ANY /audit/{rest+}": audit, $default: audit}
stages: {$default: {}, beta: {}}
"""
BODY = SHOP.replace("render: resources", "render: body")
TRUST = iam.ServicePrincipal("ec2.amazonaws.com")


@dataclass(frozen=True)
class Shop:
    """A gateway and the template of its stack."""

    gateway: HttpGateway
    template: Json

    def output(self, name: str) -> str:
        return json.dumps(self.template["Outputs"][name]["Value"])


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    app = new_app()
    stack = cdk.Stack(app, "Stack")
    spec = spec_in(tmp_path_factory.mktemp("shop"), SHOP)
    gateway = HttpGateway(stack, "Shop", spec=spec, bind={"audit": AUDIT})
    gateway.grant_invoke(iam.Role(stack, "Client", assumed_by=TRUST), "GET /orders/{id}", "$default")
    cdk.CfnOutput(stack, "Url", value=gateway.url("$default"))
    cdk.CfnOutput(stack, "Beta", value=gateway.url("beta"))
    metric = gateway.metric("$default", "5xx")
    cdk.aws_cloudwatch.Alarm(stack, "Alarm", metric=metric, threshold=1, evaluation_periods=1)
    gateway.resource("GET /orders/{id}").add_property_override("OperationName", "changed")
    return Shop(gateway, templates(app)["Stack"])


def test_its_parts_are_those_of_the_second_version(shop: Shop) -> None:
    assert isinstance(shop.gateway.api, apigatewayv2.CfnApi)
    assert isinstance(shop.gateway.stage("$default"), apigatewayv2.CfnStage)
    assert isinstance(shop.gateway.resource("$default"), apigatewayv2.CfnRoute)


def test_a_route_can_be_changed(shop: Shop) -> None:
    (changed,) = (
        route["RouteKey"]
        for route in of_type(shop.template, "AWS::ApiGatewayV2::Route").values()
        if route.get("OperationName") == "changed"
    )
    assert changed == "GET /orders/{id}"


def test_the_default_stage_has_no_path(shop: Shop) -> None:
    assert "ShopStage" not in shop.output("Url")
    assert json.loads(shop.output("Beta"))["Fn::Join"][1][-1] == {"Ref": "ShopStageBeta"}


def test_clients_may_call_routes(shop: Shop) -> None:
    (policy,) = of_type(shop.template, "AWS::IAM::Policy").values()
    (statement,) = policy["PolicyDocument"]["Statement"]
    assert statement["Action"] == "execute-api:Invoke"
    assert [arn["Fn::Join"][1][-1] for arn in statement["Resource"]] == ["/*/GET/orders/*", "/*/$default"]


def test_metrics_go_by_the_apis_id(shop: Shop) -> None:
    (alarm,) = of_type(shop.template, "AWS::CloudWatch::Alarm").values()
    dimensions = {dimension["Name"]: dimension["Value"] for dimension in alarm["Dimensions"]}
    assert dimensions == {"ApiId": {"Ref": "ShopApi"}, "Stage": "$default"}


def test_a_spec_of_another_kind_is_told(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="this construct needs a spec of kind rest, not http"):
        RestGateway(cdk.Stack(new_app(), "Stack"), "Shop", spec=spec_in(tmp_path, SHOP), bind={"audit": AUDIT})


def test_a_route_of_a_body_is_no_resource(tmp_path: Path) -> None:
    gateway = HttpGateway(cdk.Stack(new_app(), "Stack"), "Shop", spec=spec_in(tmp_path, BODY), bind={"audit": AUDIT})
    with pytest.raises(UnknownPartError, match="write `render: resources` in the spec"):
        gateway.resource("$default")


TAGS: dict[str, tuple[str, dict[str, str], list[tuple[str, str]]]] = {
    "none": ("", {}, []),
    "the spec's": ("tags: {team: web}\n", {}, [("team", "web")]),
    "the app's": ("", {"team": "web"}, [("team", "web")]),
    "both": ("tags: {team: web, floor: '1'}\n", {"team": "sea"}, [("floor", "1"), ("team", "sea")]),
}


@pytest.mark.parametrize(("own", "added", "expected"), TAGS.values(), ids=TAGS)
def test_tags_of_an_imported_api_are_in_its_body(
    tmp_path: Path, own: str, added: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    app = new_app()
    HttpGateway(cdk.Stack(app, "Stack"), "Shop", spec=spec_in(tmp_path, BODY + own), bind={"audit": AUDIT})
    for name, value in added.items():
        cdk.Tags.of(app).add(name, value)
    (api,) = of_type(templates(app)["Stack"], "AWS::ApiGatewayV2::Api").values()
    assert list(api) == ["Body"]
    tags = api["Body"].get("tags", [])
    assert [(tag["name"], tag["x-amazon-apigateway-tag-value"]) for tag in tags] == expected


def test_tags_of_an_api_of_resources_stay_where_they_are(tmp_path: Path) -> None:
    app = new_app()
    HttpGateway(cdk.Stack(app, "Stack"), "Shop", spec=spec_in(tmp_path, SHOP), bind={"audit": AUDIT})
    cdk.Tags.of(app).add("team", "web")
    (api,) = of_type(templates(app)["Stack"], "AWS::ApiGatewayV2::Api").values()
    assert api["Tags"] == {"team": "web"}
