"""What has to be in us-east-1, in apps: a stack beside the gateway's own, and CDK hands over what both have to know."""

from __future__ import annotations

from pathlib import Path

import aws_cdk as cdk
import pytest
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_route53 as route53
from stacks import build

from cdk.apps import Json, new_app, of_type, said_of, spec_in, templates
from gatewright.cdk import Gateway, HttpGateway, WebSocketGateway
from gatewright.cdk.errors import UnknownPartError
from gatewright.compile import Request, compile_spec
from gatewright.compose.specfile import open_spec
from gatewright.template.rendering import render

SPEC = """\
gatewright: 1
name: shop
kind: http
firewalls: {main: {managed: [common], logs: {}}}
routes: {GET /: {backend: {http: "https://shop.example.com"}, auth: none}}
stages: {$default: {firewall: {cloudfront: main}}}
domains: {api.example.com: {zone: Z0123456789ABC}}
"""
CHAT = """\
gatewright: 1
name: chat
kind: websocket
routes: {$connect: {backend: {mock: {}}, auth: none}}
firewalls: {main: {managed: [common]}}
stages: {live: {firewall: {cloudfront: main}}}
"""
WHERE = cdk.Environment(account="111122223333", region="eu-west-1")
MADE = ("AWS::CertificateManager::Certificate", "AWS::WAFv2::WebACL")


def of_edge(template: Json) -> Json:
    """The resources that are not CDK's own way of handing values over."""
    resources = template["Resources"].items()
    return {id: part for id, part in resources if not id.startswith(("Custom", "ExportsWriter"))}


def test_the_stack_in_us_east_1_holds_what_the_plain_template_holds(tmp_path: Path) -> None:
    app = new_app()
    path = spec_in(tmp_path, SPEC)
    Gateway(cdk.Stack(app, "Main", env=WHERE), "Shop", spec=path)
    made = compile_spec(open_spec(path), Request())
    assert made.edge is not None
    assert made.document is not None
    document = made.document
    plain = render(made.edge, lambda path: document.key_place(path).key).body
    found = templates(app)
    assert set(found) == {"Main", "Main-edge"}
    assert of_edge(found["Main-edge"]) == plain["Resources"]
    assert found["Main-edge"]["Outputs"] == plain["Outputs"]


def test_it_is_deployed_first_and_in_its_place(tmp_path: Path) -> None:
    app = new_app()
    Gateway(cdk.Stack(app, "Main", env=WHERE, stack_name="shop-prod"), "Shop", spec=spec_in(tmp_path, SPEC))
    stacks = {stack.stack_name: stack for stack in app.synth().stacks}
    assert list(stacks) == ["shop-prod-edge", "shop-prod"], "CDK lists stacks in the order of their deployment"
    assert stacks["shop-prod-edge"].environment.region == "us-east-1"
    assert stacks["shop-prod-edge"].environment.account == "111122223333"
    assert stacks["shop-prod-edge"].id in {each.id for each in stacks["shop-prod"].dependencies}


def test_the_values_are_handed_over_and_no_parameter_is_left(tmp_path: Path) -> None:
    app = new_app()
    Gateway(cdk.Stack(app, "Main", env=WHERE), "Shop", spec=spec_in(tmp_path, SPEC))
    main = templates(app)["Main"]
    assert "Parameters" not in main
    (distribution,) = of_type(main, "AWS::CloudFront::Distribution").values()
    config = distribution["DistributionConfig"]
    for value in (config["WebACLId"], config["ViewerCertificate"]["AcmCertificateArn"]):
        assert "/cdk/exports/" in str(value)


def test_gateways_of_one_stack_share_the_other(tmp_path: Path) -> None:
    app = new_app()
    stack = cdk.Stack(app, "Main", env=WHERE)
    Gateway(stack, "Shop", spec=spec_in(tmp_path, SPEC))
    Gateway(stack, "Chat", spec=spec_in(tmp_path, CHAT, "chat.yaml"))
    found = templates(app)
    assert set(found) == {"Main", "Main-edge"}
    assert set(of_type(found["Main-edge"], "AWS::WAFv2::WebACL")) == {"ShopFirewallMain", "ChatFirewallMain"}


def test_a_stack_in_a_stage_of_the_app_has_its_own_beside_it(tmp_path: Path) -> None:
    app = new_app()
    stage = cdk.Stage(app, "Prod", env=WHERE)
    Gateway(cdk.Stack(stage, "Main"), "Shop", spec=spec_in(tmp_path, SPEC))
    assert [stack.stack_name for stack in stage.synth().stacks] == ["Prod-Main-edge", "Prod-Main"]


def test_where_all_is_in_us_east_1_there_is_one_stack(tmp_path: Path) -> None:
    app = new_app()
    here = cdk.Environment(region="us-east-1")
    path = spec_in(tmp_path, SPEC + "environments: {prod: {region: us-east-1}}\n")
    Gateway(cdk.Stack(app, "Main", env=here), "Shop", spec=path, environment="prod")
    (main,) = templates(app).values()
    assert all(of_type(main, type) for type in MADE)


def test_without_a_region_it_is_said_what_to_write(tmp_path: Path) -> None:
    (said,) = said_of(spec_in(tmp_path, SPEC))
    assert (
        said == "7:11 no-region: this needs a stack in us-east-1 too, and the app does not set the Region of this stack"
    )


def test_a_zone_that_the_app_knows_is_bound(tmp_path: Path) -> None:
    app = new_app()
    stack = cdk.Stack(app, "Main", env=WHERE)
    zone = route53.HostedZone.from_hosted_zone_attributes(
        stack, "Zone", hosted_zone_id="Z0123456789XYZ", zone_name="example.com"
    )
    text = SPEC.replace("zone: Z0123456789ABC", "zone: zone") + "bindings: {zone: hosted zone}\n"
    Gateway(stack, "Shop", spec=spec_in(tmp_path, text), bind={"zone": zone})
    (certificate,) = of_type(templates(app)["Main-edge"], MADE[0]).values()
    assert certificate["DomainValidationOptions"][0]["HostedZoneId"] == "Z0123456789XYZ"


def test_urls_are_those_of_cloudfront(tmp_path: Path) -> None:
    app = new_app()
    stack = cdk.Stack(app, "Main", env=WHERE)
    shop = HttpGateway(stack, "Shop", spec=spec_in(tmp_path, SPEC))
    chat = WebSocketGateway(stack, "Chat", spec=spec_in(tmp_path, CHAT, "chat.yaml"))
    assert isinstance(shop.distribution("$default"), cloudfront.CfnDistribution)
    assert shop.domain("api.example.com").node.path == shop.distribution("$default").node.path
    addresses = [shop.url("$default"), shop.address("$default"), chat.url("live"), chat.callback_url("live")]
    resolved = [str(stack.resolve(address)) for address in addresses]
    assert ["execute-api" in address for address in resolved] == [False, False, False, True]
    assert ["wss://" in address for address in resolved] == [False, False, True, False]


def test_a_stage_without_cloudfront_has_no_distribution(tmp_path: Path) -> None:
    text = SPEC.replace("{firewall: {cloudfront: main}}", "{}")
    shop = HttpGateway(cdk.Stack(new_app(), "Main"), "Shop", spec=spec_in(tmp_path, text))
    with pytest.raises(UnknownPartError, match="no CloudFront"):
        shop.distribution("$default")


def test_this_repositorys_app_has_both_stacks(tmp_path: Path) -> None:
    places = "environments: {prod: {account: '111122223333', region: eu-west-1}}\n"
    spec_in(tmp_path, SPEC + places)
    app = new_app()
    build(app, tmp_path)
    assert [stack.stack_name for stack in app.synth().stacks] == ["shop-prod-edge", "shop-prod"]
