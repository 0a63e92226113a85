"""What an update takes away from clients."""

from __future__ import annotations

from copy import deepcopy
from importlib import import_module
from typing import Any

import pytest

from gatewright.template.removal import HELD, removals

Json = dict[str, Any]


def ref(id: str) -> Json:
    return {"Ref": id}


def resource(type: str, **properties: Any) -> Json:
    return {"Type": f"AWS::{type}", "Properties": properties}


ROLE = resource("IAM::Role", RoleName="shop")
STACK = {
    "Api": resource("ApiGateway::RestApi", Name="shop"),
    "Live": resource("ApiGateway::Stage", RestApiId=ref("Api"), StageName="live", TracingEnabled=False),
    "Domain": resource("ApiGateway::DomainName", DomainName="api.example.com", SecurityPolicy="TLS_1_2"),
    "Root": resource("ApiGateway::BasePathMapping", DomainName=ref("Domain"), RestApiId=ref("Api")),
    "Beta": resource("ApiGatewayV2::ApiMapping", DomainName=ref("Domain"), ApiMappingKey="beta", ApiId=ref("Api")),
    "Private": resource(
        "ApiGateway::DomainNameV2", DomainName="in.example.com", EndpointConfiguration={"Types": ["PRIVATE"]}
    ),
    "Inside": resource(
        "ApiGateway::BasePathMappingV2", DomainNameArn={"Fn::GetAtt": ["Private", "DomainNameArn"]}, BasePath="v1"
    ),
    "Record": resource("Route53::RecordSet", Name="api.example.com", Type="A", HostedZoneId="Z1"),
    "Key": resource("ApiGateway::ApiKey", Name="shop-acme", Enabled=True),
    "Plan": resource("ApiGateway::UsagePlan", UsagePlanName="shop-partner", Quota={"Limit": 10}),
    "Member": resource("ApiGateway::UsagePlanKey", KeyId=ref("Key"), KeyType="API_KEY", UsagePlanId=ref("Plan")),
    "Role": ROLE,
}


def changed(**resources: Json | None) -> Json:
    """The stack with other resources; None removes one."""
    found = {**deepcopy(STACK), **resources}
    return {"Resources": {id: each for id, each in found.items() if each is not None}}


def with_(id: str, **properties: Any) -> Json:
    return {id: {**STACK[id], "Properties": {**STACK[id]["Properties"], **properties}}}


CASES: list[tuple[str, Json, list[str]]] = [
    ("nothing", {}, []),
    ("more", {"Other": resource("ApiGateway::ApiKey", Name="shop-globex")}, []),
    ("what clients do not see", {"Role": None}, []),
    (
        "a key, and its place in the plan with it",
        {"Key": None, "Member": None},
        ["removes the API key shop-acme (Key)"],
    ),
    ("a key's plan", {"Member": None}, ["removes the API key shop-acme from the usage plan shop-partner (Member)"]),
    ("a plan", {"Plan": None, "Member": None}, ["removes the usage plan shop-partner (Plan)"]),
    (
        "a key of another name",
        with_("Key", Name="acme"),
        ["replaces the API key shop-acme, because of another Name (Key)"],
    ),
    (
        "settings",
        {**with_("Key", Enabled=False), **with_("Live", TracingEnabled=True), **with_("Plan", Quota=None)},
        [],
    ),
    ("a mapping", {"Root": None}, ["removes the base path mapping api.example.com/ (Root)"]),
    ("a mapping that leads elsewhere", with_("Root", RestApiId=ref("Other")), []),
    (
        "another path",
        with_("Root", BasePath="v2"),
        ["replaces the base path mapping api.example.com/, because of another BasePath (Root)"],
    ),
    ("a mapping with levels", {"Beta": None}, ["removes the API mapping api.example.com/beta (Beta)"]),
    ("a private mapping", {"Inside": None}, ["removes the base path mapping in.example.com/v1 (Inside)"]),
    (
        "a domain with its mappings",
        {"Domain": None, "Root": None, "Beta": None, "Record": None},
        [
            "removes the custom domain api.example.com (Domain)",
            "removes the DNS record api.example.com (A) (Record)",
        ],
    ),
    (
        "a private domain",
        with_("Private", SecurityPolicy="TLS_1_2"),
        ["replaces the private custom domain in.example.com, because of another SecurityPolicy (Private)"],
    ),
    ("a stage", {"Live": None}, ["removes the stage live of shop (Live)"]),
    ("an API, and its stage with it", {"Api": None, "Live": None}, ["removes the API shop (Api)"]),
    ("an API of another kind", {"Api": resource("ApiGatewayV2::Api", Name="shop")}, ["removes the API shop (Api)"]),
    ("another type under the same id", {"Key": ROLE}, ["removes the API key shop-acme (Key)"]),
]


@pytest.mark.parametrize(("update", "said"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_clients_hold_is_listed_when_it_goes(update: Json, said: list[str]) -> None:
    assert [str(removal) for removal in removals({"Resources": STACK}, changed(**update))] == said


def test_an_api_whose_body_is_imported_has_its_name_in_there() -> None:
    body = {"Api": resource("ApiGatewayV2::Api", Body={"openapi": "3.0.1", "info": {"title": "shop"}})}
    written = {"Api": resource("ApiGatewayV2::Api", Name="shop", ProtocolType="HTTP")}
    (removal,) = removals({"Resources": body}, {"Resources": written})
    assert str(removal) == "replaces the API shop, because of another ProtocolType (Api)"


def test_what_is_retained_stays() -> None:
    before = changed(Key={**STACK["Key"], "DeletionPolicy": "Retain"})
    assert removals(before, changed(Key=None)) == ()


def test_a_name_that_is_only_known_at_deployment_is_left_out() -> None:
    before = changed(**with_("Key", Name={"Fn::Sub": "${Stage}-acme"}))
    assert [str(removal) for removal in removals(before, changed(Key=None, Member=None))] == [
        "removes the API key … (Key)"
    ]


@pytest.mark.parametrize(
    "before", [None, [], {}, {"Resources": []}, {"Resources": {"A": 1, "B": {}, "C": {"Type": 1}}}]
)
def test_a_damaged_template_is_as_good_as_none(before: object) -> None:
    assert removals(before, changed()) == ()


@pytest.mark.parametrize("type", HELD)
def test_create_only_properties_are_those_of_cloudformation(type: str) -> None:
    schemas: Any = import_module("cfnlint.schema.manager").PROVIDER_SCHEMA_MANAGER
    schema: Json = schemas.get_resource_schema("us-east-1", type).schema
    properties = {pointer.removeprefix("/properties/") for pointer in schema.get("createOnlyProperties", ())}
    assert set(HELD[type].create_only) == properties
