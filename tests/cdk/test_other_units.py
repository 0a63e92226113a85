"""Accounts and shared domains in apps: what they make, and how they know the gateways of the app."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest
from constructs import Construct

from cdk.apps import Json, new_app, of_type, spec_in, synthesized, templates
from gatewright.cdk import Account, Gateway, SharedDomains, SpecError, UnknownPartError

ACCOUNT = "gatewright: 1\nname: account\nkind: account\n"
ORDERS = """\
gatewright: 1
name: orders
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: iam}}
stages: {live: {}, next: {}}
"""
STOCK = """\
gatewright: 1
name: stock
kind: http
routes: {GET /: {backend: {http: "https://stock.example.com/"}, auth: iam}}
stages: {$default: {}}
"""
DOMAINS = """\
gatewright: 1
name: shop-domain
kind: domain
domains:
  api.example.com: {zone: Z0123456789ABC, paths: {/orders: {gateway: orders, stage: live}, /stock: stock}}
  beta.example.com:
    zone: Z0123456789ABC
    routing: {beta: {priority: 100, gateway: orders, stage: next, headers: {x-version: beta}}}
"""
MAPPING = "AWS::ApiGatewayV2::ApiMapping"
RULE = "AWS::ApiGatewayV2::RoutingRule"
STAGES = ("AWS::ApiGateway::Stage", "AWS::ApiGatewayV2::Stage")


class Specs:
    """Two gateways and the domains that they share, as files."""

    def __init__(self, folder: Path, more: str = "") -> None:
        texts = {"orders": ORDERS, "stock": STOCK, "shop-domain": DOMAINS}
        self.orders, self.stock, self.domains = (
            spec_in(folder, text.replace("kind:", f"{more}kind:"), f"{name}.yaml") for name, text in texts.items()
        )


def apis(template: Json, type: str) -> list[Any]:
    """The API that each resource of a type leads to."""
    found = of_type(template, type).values()
    return [each.get("ApiId") or each["Actions"][0]["InvokeApi"]["ApiId"] for each in found]


def awaited(template: Json) -> set[str]:
    """The stages that something which leads to one waits for."""
    leading = [each for each in template["Resources"].values() if each["Type"] in (MAPPING, RULE)]
    return {id for each in leading for id in each.get("DependsOn", [])}


@pytest.mark.parametrize("more", ["", "stack: shop\n"], ids=["specs with stacks of their own", "specs of one stack"])
def test_stages_of_the_same_stack_are_there_before_anything_leads_to_them(tmp_path: Path, more: str) -> None:
    specs = Specs(tmp_path, more)
    app = new_app()
    stack = cdk.Stack(app, "Stack")
    below = Construct(stack, "Deep")
    gateways = [Gateway(below, "A", spec=specs.orders), Gateway(below, "B", spec=specs.stock)]
    SharedDomains(stack, "Domains", spec=specs.domains, workspace=gateways)
    template = templates(app)["Stack"]
    stages = {id for id, each in template["Resources"].items() if each["Type"] in STAGES}
    assert awaited(template) == stages
    assert all(list(api) == ["Ref"] for api in (*apis(template, MAPPING), *apis(template, RULE)))


def test_gateways_of_other_stacks_are_deployed_first_and_imported_as_cdk_does_it(tmp_path: Path) -> None:
    specs = Specs(tmp_path)
    app = new_app()
    gateways = [
        Gateway(cdk.Stack(app, "Orders"), "Any", spec=specs.orders),
        Gateway(cdk.Stack(app, "Stock"), "Any", spec=specs.stock),
    ]
    stack = cdk.Stack(app, "Domains")
    SharedDomains(stack, "Domains", spec=specs.domains, workspace=gateways)
    found = templates(app)
    assert {other.stack_name for other in stack.dependencies} == {"Orders", "Stock"}
    imported = {api["Fn::ImportValue"] for api in (*apis(found["Domains"], MAPPING), *apis(found["Domains"], RULE))}
    made = [output for name in ("Orders", "Stock") for output in found[name]["Outputs"].values()]
    assert imported <= {output["Export"]["Name"] for output in made if "Export" in output}
    assert len(imported) == 2
    assert "gatewright:" not in json.dumps(sorted(imported))


def test_specs_that_are_deployed_by_themselves_are_imported_by_name(tmp_path: Path) -> None:
    specs = Specs(tmp_path)
    app = new_app()
    workspace = [specs.orders, specs.stock, specs.domains]
    SharedDomains(cdk.Stack(app, "Domains"), "Domains", spec=specs.domains, workspace=workspace)
    Gateway(cdk.Stack(app, "Orders"), "Orders", spec=specs.orders, workspace=workspace)
    found = templates(app)
    exports = {output["Export"]["Name"] for output in found["Orders"]["Outputs"].values() if "Export" in output}
    assert exports == {"gatewright:orders:api"}
    assert apis(found["Domains"], RULE) == [{"Fn::ImportValue": "gatewright:orders:api"}]


def test_a_gateway_that_no_domain_leads_to_exports_nothing(tmp_path: Path) -> None:
    _, template = synthesized(lambda stack: Gateway(stack, "Orders", spec=Specs(tmp_path).orders))
    assert not [output for output in template["Outputs"].values() if "Export" in output]


def test_a_domain_is_found_by_its_name(tmp_path: Path) -> None:
    specs = Specs(tmp_path)

    def build(stack: cdk.Stack) -> SharedDomains:
        return SharedDomains(stack, "Domains", spec=specs.domains, workspace=[specs.orders, specs.stock])

    made, template = synthesized(build)
    domain = made.domain("beta.example.com")
    assert isinstance(domain, cdk.aws_apigateway.CfnDomainName)
    assert domain.domain_name == "beta.example.com"
    assert len(of_type(template, "AWS::ApiGateway::DomainName")) == 2
    with pytest.raises(UnknownPartError, match=r"did you mean `beta\.example\.com`"):
        made.domain("bet.example.com")


def test_an_account_s_role_can_be_used_and_stays(tmp_path: Path) -> None:
    made, template = synthesized(lambda stack: Account(stack, "Account", spec=spec_in(tmp_path, ACCOUNT)))
    assert isinstance(made.log_role, cdk.aws_iam.CfnRole)
    kept = [each["DeletionPolicy"] for each in template["Resources"].values()]
    assert kept == ["Retain", "Retain"]


@pytest.mark.parametrize(
    ("setting", "resources"),
    [("log_role: false\n", 0), ("log_role: arn:aws:iam::111122223333:role/gateway-logs\n", 1)],
)
def test_an_account_without_a_role_of_its_own_has_none(tmp_path: Path, setting: str, resources: int) -> None:
    spec = spec_in(tmp_path, ACCOUNT + setting)
    made, template = synthesized(lambda stack: Account(stack, "Account", spec=spec))
    assert made.log_role is None
    assert len(template.get("Resources", {})) == resources


def test_a_role_of_the_app_can_be_bound(tmp_path: Path) -> None:
    spec = spec_in(tmp_path, f"{ACCOUNT}log_role: logs\nbindings: {{logs: role}}\n")

    def build(stack: cdk.Stack) -> Account:
        role = cdk.aws_iam.Role(stack, "Logs", assumed_by=cdk.aws_iam.ServicePrincipal("apigateway.amazonaws.com"))
        return Account(stack, "Account", spec=spec, bind={"logs": role})

    _, template = synthesized(build)
    (account,) = of_type(template, "AWS::ApiGateway::Account").values()
    assert account["CloudWatchRoleArn"]["Fn::GetAtt"][1] == "Arn"


@pytest.mark.parametrize(
    ("construct", "spec", "told"),
    [
        (Gateway, ACCOUNT, "this construct needs a spec of kind rest or http or websocket, not account"),
        (Account, ORDERS, "this construct needs a spec of kind account, not rest"),
        (SharedDomains, ACCOUNT, "this construct needs a spec of kind domain, not account"),
    ],
)
def test_a_spec_of_another_kind_is_refused(
    tmp_path: Path, construct: Callable[..., Construct], spec: str, told: str
) -> None:
    path = spec_in(tmp_path, spec)
    with pytest.raises(SpecError) as caught:
        construct(cdk.Stack(new_app(), "Stack"), "Thing", spec=path)
    assert [said.message for said in caught.value.diagnostics] == [told]
