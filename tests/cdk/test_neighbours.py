"""Gateways that refer to each other: as constructs of one app, and as specs that are deployed by themselves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest
from constructs import Construct

from cdk.apps import Json, new_app, of_type, spec_in, templates
from gatewright.cdk import Gateway

ORDERS = """\
gatewright: 1
name: orders
kind: rest
routes: {GET /orders: {backend: {mock: {body: orders}}, auth: none}}
stages: {live: {}}
"""
FRONT = """\
gatewright: 1
name: front
kind: rest
routes: {GET /: {backend: {http: {url: {gateway: orders, stage: live}, path: /orders}}, auth: none}}
stages: {live: {}}
"""
SHARED = "kind: rest\nstack: shop\n"


def uri(template: Json) -> Any:
    """Where the front's only route leads to."""
    apis = of_type(template, "AWS::ApiGateway::RestApi").values()
    (body,) = (api["Body"] for api in apis if api["Name"] == "front")
    return body["paths"]["/"]["get"]["x-amazon-apigateway-integration"]["uri"]


def specs(folder: Path, *, shared: bool = False) -> tuple[Path, Path]:
    texts = [text.replace("kind: rest\n", SHARED) if shared else text for text in (ORDERS, FRONT)]
    return spec_in(folder, texts[0], "orders.yaml"), spec_in(folder, texts[1], "front.yaml")


@pytest.mark.parametrize("shared", [False, True], ids=["specs with stacks of their own", "specs of one stack"])
def test_a_construct_of_the_same_stack_is_referred_to_whatever_its_ids(tmp_path: Path, shared: bool) -> None:  # noqa: FBT001
    orders, front = specs(tmp_path, shared=shared)
    app = new_app()
    stack = cdk.Stack(app, "Stack")
    other = Gateway(Construct(stack, "Deep"), "Down", spec=orders)
    Gateway(stack, "Front", spec=front, workspace=[other])
    template = templates(app)["Stack"]
    (api,) = (id for id in of_type(template, "AWS::ApiGateway::RestApi") if id.startswith("DeepDown"))
    found = uri(template)
    assert json.dumps(found).count(f'{{"Ref": "{api}"}}') == 1
    assert "Import" not in json.dumps(found)
    assert "/orders" in json.dumps(found)


def test_a_construct_of_another_stack_is_imported_as_cdk_does_it(tmp_path: Path) -> None:
    orders, front = specs(tmp_path)
    app = new_app()
    other = Gateway(cdk.Stack(app, "Orders"), "Any", spec=orders)
    Gateway(cdk.Stack(app, "Front"), "Front", spec=front, workspace=[other])
    found = templates(app)
    exports = {output["Export"]["Name"] for output in found["Orders"]["Outputs"].values() if "Export" in output}
    assert exports
    assert all(f'"Fn::ImportValue": "{name}"' in json.dumps(uri(found["Front"])) for name in exports)


def test_a_spec_of_another_stack_is_imported_by_name(tmp_path: Path) -> None:
    orders, front = specs(tmp_path)
    app = new_app()
    Gateway(cdk.Stack(app, "Front"), "Front", spec=front, workspace=[orders])
    Gateway(cdk.Stack(app, "Orders"), "Orders", spec=orders, workspace=[front])
    found = templates(app)
    (export,) = (output["Export"]["Name"] for output in found["Orders"]["Outputs"].values() if "Export" in output)
    assert f'"Fn::ImportValue": "{export}"' in json.dumps(uri(found["Front"]))


def test_a_spec_of_the_same_stack_is_referred_to_by_the_ids_of_its_name(tmp_path: Path) -> None:
    orders, front = specs(tmp_path, shared=True)
    app = new_app()
    stack = cdk.Stack(app, "Stack")
    Gateway(stack, "Front", spec=front, workspace=[orders])
    Gateway(stack, "Orders", spec=orders, workspace=[front])
    found = json.dumps(uri(templates(app)["Stack"]))
    assert '{"Ref": "OrdersApi"}' in found
    assert '{"Ref": "OrdersStageLive"}' in found


def test_the_deployment_does_not_depend_on_how_another_gateway_is_known(tmp_path: Path) -> None:
    orders, front = specs(tmp_path)
    app = new_app()
    other = Gateway(cdk.Stack(app, "Orders"), "Any", spec=orders)
    Gateway(cdk.Stack(app, "One"), "Front", spec=front, workspace=[other])
    Gateway(cdk.Stack(app, "Two"), "Front", spec=front, workspace=[orders])
    found = templates(app)
    one, two = (set(of_type(found[name], "AWS::ApiGateway::Deployment")) for name in ("One", "Two"))
    assert one == two
