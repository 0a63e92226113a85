"""VPC endpoints that are made: what of them a deployment holds on to, and what only knows them by their ids."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.compile import Request, compile_spec
from gatewright.compose.specfile import read_spec
from gatewright.template import Template
from gatewright.template.rendering import render
from test_cases import RENDERINGS

SPEC = """\
gatewright: 1
name: shop
kind: rest
render: RENDERING
endpoint: {private: {vpc_endpoints: [inner]}}
vpc_endpoints:
  inner: {vpc: vpc-0a1b2c3d, subnets: [subnet-0a1b2c3d], allow: [10.0.0.0/8]}
  beside: {vpc: vpc-1a2b3c4d, subnets: [subnet-1a2b3c4d], security_groups: [sg-0a1b2c3d]}
routes: {GET /: {backend: {mock: {}}, auth: iam}}
stages: {live: {}}
domains:
  a.example.com: {certificate: {zone: Z0123456789ABC}, endpoint: {private: {vpc_endpoints: [beside]}}}
"""


def template(rendering: str, old: str = "", new: str = "") -> Template:
    assert old in SPEC
    text = SPEC.replace("RENDERING", rendering).replace(old, new)
    made = compile_spec(read_spec(text.encode(), name="shop.yaml", folder=Path(), key="shop.yaml"), Request())
    assert made.template is not None, made.diagnostics
    return made.template


def deployment(made: Template) -> str:
    (found,) = (each.id for each in made.resources if each.type == "AWS::ApiGateway::Deployment")
    return found


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_an_endpoint_that_the_apis_policy_knows_needs_another_deployment_when_it_is_another_one(rendering: str) -> None:
    moved = template(rendering, "vpc-0a1b2c3d", "vpc-9f8e7d6c")
    assert deployment(moved) != deployment(template(rendering))


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_an_endpoint_that_only_a_domain_knows_does_not(rendering: str) -> None:
    moved = template(rendering, "vpc-1a2b3c4d", "vpc-9f8e7d6c")
    assert deployment(moved) == deployment(template(rendering))


def test_a_range_is_spelt_as_ec2_spells_it() -> None:
    made = template("body", "[10.0.0.0/8]", '[10.1.2.3/8, 192.0.2.7, "FD00::1/16"]')
    group = made.resource("ShopVpcEndpointInnerGroup").properties["SecurityGroupIngress"]
    rule = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443}
    assert group == [
        {**rule, "CidrIp": "10.0.0.0/8"},
        {**rule, "CidrIp": "192.0.2.7/32"},
        {**rule, "CidrIpv6": "fd00::/16"},
    ]


def test_no_group_is_made_where_there_are_others() -> None:
    made = template("body")
    groups = [each.id for each in made.resources if each.type == "AWS::EC2::SecurityGroup"]
    assert groups == ["ShopVpcEndpointInnerGroup"]
    assert made.resource("ShopVpcEndpointBeside").properties["SecurityGroupIds"] == ["sg-0a1b2c3d"]


def test_nothing_waits_for_what_waits_for_it() -> None:
    """The API names the endpoint, and the endpoint's policy does not name the API."""
    text = str(render(template("body")).body["Resources"])
    endpoint = text[text.index("'ShopVpcEndpointInner': ") : text.index("'ShopVpcEndpointBeside': ")]
    assert "ShopApi" not in endpoint
