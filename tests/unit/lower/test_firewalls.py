"""Firewalls stand in front of stages, ask their rules in order, and are no part of what the API serves."""

from pathlib import Path
from typing import Any

import pytest

from gatewright.compile import Request, compile_spec
from gatewright.compose.specfile import read_spec
from gatewright.spec.values.firewall import CountryWord
from gatewright.template.rendering import render
from test_cases import RENDERINGS

SPEC = """\
gatewright: 1
name: shop
kind: rest
render: {render}
firewalls: {{main: {firewall}}}
routes: {{GET /: {{backend: {{mock: {{}}}}, auth: none}}}}
stages: {{live: {stage}}}
"""
EVERYTHING = """{
  block_addresses: [203.0.113.0/24], allow_addresses: [198.51.100.7], countries: {block: [KP], allow: [DE]},
  managed: {bot_control: {}, common: {}, ip_reputation: {}}, default: block, answer: {status: 404},
  rate: {second: 100/1m, first: 200/1m},
  rules: [
    {name: late, when: {label: a}, after_managed: true},
    {name: z, when: {path: /z}, action: allow},
    {name: a, when: {path: /a}, action: captcha},
  ]}"""


def resources(firewall: str, *, stage: str = "{firewall: main}", render_as: str = "body") -> dict[str, Any]:
    text = SPEC.format(firewall=firewall, stage=stage, render=render_as)
    made = compile_spec(read_spec(text.encode(), name="shop.yaml", folder=Path(), key="shop.yaml"), Request())
    assert made.template is not None, made.diagnostics
    rendered: Any = render(made.template).body["Resources"]
    found: dict[str, Any] = rendered
    return found


def web_acl(firewall: str) -> dict[str, Any]:
    found: dict[str, Any] = resources(firewall)["ShopFirewallMain"]["Properties"]
    return found


def test_rules_are_asked_in_the_order_that_is_documented() -> None:
    rules = web_acl(EVERYTHING)["Rules"]
    assert [rule["Priority"] for rule in rules] == list(range(len(rules)))
    assert [rule["Name"] for rule in rules] == [
        "block-addresses",
        "allow-addresses",
        "block-countries",
        "other-countries",
        "rate-first",
        "rate-second",
        "rule-z",
        "rule-a",
        "managed-ip-reputation",
        "managed-common",
        "managed-bot-control",
        "rule-late",
    ]


def test_a_firewall_that_counts_turns_nothing_down() -> None:
    acl = web_acl(EVERYTHING.replace("default: block", "default: block, mode: count"))
    done = [rule.get("Action") or rule["OverrideAction"] for rule in acl["Rules"]]
    assert done == [{"Count": {}}] * len(done)
    assert acl["DefaultAction"] == {"Allow": {}}


def test_what_is_blocked_is_answered_and_nothing_else_is() -> None:
    acl = web_acl(EVERYTHING)
    blocking = [rule["Action"] for rule in acl["Rules"] if "Block" in rule.get("Action", {})]
    others = [rule["Action"] for rule in acl["Rules"] if "Action" in rule and "Block" not in rule["Action"]]
    assert [*blocking, acl["DefaultAction"]] == [{"Block": {"CustomResponse": {"ResponseCode": 404}}}] * 7
    assert others == [{"Allow": {}}, {"Allow": {}}, {"Captcha": {}}]


@pytest.mark.parametrize("render_as", RENDERINGS)
def test_a_firewall_is_no_part_of_a_deployment(render_as: str) -> None:
    with_it = resources(EVERYTHING, render_as=render_as)
    without = resources(EVERYTHING, render_as=render_as, stage="{}")
    assert {id: with_it[id] for id in without} == without
    assert {with_it[id]["Type"] for id in with_it.keys() - without.keys()} == {
        "AWS::WAFv2::IPSet",
        "AWS::WAFv2::WebACL",
        "AWS::WAFv2::WebACLAssociation",
    }


def test_it_gets_its_place_after_the_stage_is_made() -> None:
    place = resources("{managed: [common]}")["ShopStageLiveFirewallPlace"]["Properties"]
    assert place["ResourceArn"]["Fn::Sub"].endswith("::/restapis/${ShopApi}/stages/${ShopStageLive}")
    assert place["WebACLArn"] == {"Fn::GetAtt": ["ShopFirewallMain", "Arn"]}


def test_nothing_of_it_has_a_name_that_could_not_be_replaced() -> None:
    kinds = ("AWS::WAFv2::WebACL", "AWS::WAFv2::IPSet")
    assert [
        id for id, made in resources(EVERYTHING).items() if made["Type"] in kinds and "Name" in made["Properties"]
    ] == []


def test_where_a_rule_stands_changes_no_logical_id() -> None:
    first, second = "{name: a, when: {addresses: one}}", "{name: b, when: {addresses: two}}"
    lists = "addresses: {one: [192.0.2.1], two: [192.0.2.2, '2001:db8::1']}"
    there = resources(f"{{{lists}, rules: [{first}, {second}]}}")
    turned = resources(f"{{{lists}, rules: [{second}, {first}]}}")
    assert there.keys() == turned.keys()
    assert {id: made["Properties"] for id, made in there.items() if made["Type"] == "AWS::WAFv2::IPSet"} == {
        id: made["Properties"] for id, made in turned.items() if made["Type"] == "AWS::WAFv2::IPSet"
    }


def test_more_countries_than_fit_into_a_statement_are_several_statements() -> None:
    countries = CountryWord.PATTERN.strip("()").split("|")
    (rule,) = web_acl(f"{{countries: {{allow: [{', '.join(countries[:120])}]}}}}")["Rules"]
    inner = rule["Statement"]["NotStatement"]["Statement"]["OrStatement"]["Statements"]
    codes = [statement["GeoMatchStatement"]["CountryCodes"] for statement in inner]
    assert [len(some) for some in codes] == [50, 50, 20]
    assert sorted(code for some in codes for code in some) == sorted(countries[:120])
