"""What a gateway shows of itself: its resources, addresses, functions, metrics and rights."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_iam as iam

from cdk.apps import AUDIT, SHOP, Json, new_app, of_type, spec_in, templates
from gatewright.cdk import Gateway, RestGateway, UnknownPartError

TRUST = iam.ServicePrincipal("ec2.amazonaws.com")
ROOT_ROUTE = "routes:\n  GET /: orders\n"


@dataclass(frozen=True)
class Shop:
    """A gateway, its stack, and the app's templates."""

    gateway: Gateway
    low: Gateway
    stack: cdk.Stack
    templates: dict[str, Json]

    @property
    def template(self) -> Json:
        return self.templates["Stack"]

    def output(self, name: str) -> Any:
        return self.template["Outputs"][name]["Value"]

    def statements(self, name: str) -> list[Json]:
        """What a role is granted."""
        policies = of_type(self.template, "AWS::IAM::Policy").values()
        found = [policy for policy in policies if name in str(policy["Roles"])]
        return [statement for policy in found for statement in policy["PolicyDocument"]["Statement"]]


GRANTS: dict[str, Callable[[Gateway, iam.IGrantable], object]] = {
    "All": lambda gateway, role: gateway.grant_invoke(role),
    "One": lambda gateway, role: gateway.grant_invoke(role, "GET /orders/{id}"),
    "Two": lambda gateway, role: gateway.grant_invoke(role, "ANY /audit/{rest+}", "GET /", stage="prod"),
    "Stage": lambda gateway, role: gateway.grant_invoke(role, stage="dev"),
}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    folder = tmp_path_factory.mktemp("shop")
    text = SHOP.replace("routes:\n", ROOT_ROUTE)
    app = new_app()
    stack = cdk.Stack(app, "Stack")
    gateway = RestGateway(stack, "Shop", spec=spec_in(folder, text), bind={"audit": AUDIT})
    low_text = text.replace("kind: rest\n", "kind: rest\nrender: resources\n")
    low = Gateway(cdk.Stack(app, "Low"), "Shop", spec=spec_in(folder, low_text, "low.yaml"), bind={"audit": AUDIT})
    for name, grant in GRANTS.items():
        grant(gateway, iam.Role(stack, f"Role{name}", assumed_by=TRUST))
    table = dynamodb.Table(stack, "Table", partition_key={"name": "id", "type": dynamodb.AttributeType.STRING})
    table.grant_read_data(gateway.function("orders"))
    cdk.CfnOutput(stack, "Url", value=gateway.url("prod"))
    cdk.CfnOutput(stack, "Id", value=gateway.api_id)
    cdk.CfnOutput(cdk.Stack(app, "Other"), "Url", value=gateway.url("dev"))
    metric = gateway.metric("prod", "Latency", statistic="p99", period=cdk.Duration.minutes(1))
    metric.create_alarm(stack, "Alarm", threshold=1, evaluation_periods=1)
    low.resource("GET /orders/{id}").add_property_override("OperationName", "changed")
    return Shop(gateway, low, stack, templates(app))


def test_names(shop: Shop) -> None:
    assert shop.gateway.name == "shop"
    assert shop.gateway.stages == ("dev", "prod")


def test_resources_are_typed(shop: Shop) -> None:
    assert isinstance(shop.gateway.api, apigateway.CfnRestApi)
    assert isinstance(shop.gateway.stage("dev"), apigateway.CfnStage)
    assert isinstance(shop.low.resource("GET /orders/{id}"), apigateway.CfnMethod)


def test_a_method_is_the_routes_own(shop: Shop) -> None:
    methods = of_type(shop.templates["Low"], "AWS::ApiGateway::Method")
    changed = [method for method in methods.values() if method.get("OperationName") == "changed"]
    assert [(method["HttpMethod"], "OrdersId" in str(method["ResourceId"])) for method in changed] == [("GET", True)]


def test_the_url_leads_to_the_stage(shop: Shop) -> None:
    assert shop.output("Url") == {
        "Fn::Join": [
            "",
            [
                "https://",
                {"Ref": "ShopApi"},
                ".execute-api.",
                {"Ref": "AWS::Region"},
                ".",
                {"Ref": "AWS::URLSuffix"},
                "/",
                {"Ref": "ShopStageProd"},
            ],
        ]
    }
    assert shop.output("Id") == {"Ref": "ShopApi"}


def test_the_url_is_known_to_other_stacks(shop: Shop) -> None:
    parts = str(shop.templates["Other"]["Outputs"]["Url"])
    assert parts.count("Fn::ImportValue") == 2


def test_what_a_function_is_granted_reaches_the_role_that_it_runs_as(shop: Shop) -> None:
    (policy,) = (p for p in of_type(shop.template, "AWS::IAM::Policy").values() if "Function" in str(p["Roles"]))
    assert policy["Roles"] == [{"Ref": "ShopFunctionOrdersRole"}]
    assert "dynamodb:GetItem" in str(policy["PolicyDocument"])


def test_a_function_is_one_construct_however_often_it_is_asked_for(shop: Shop) -> None:
    assert shop.gateway.function("orders") is shop.gateway.function("orders")


def test_a_metric_is_the_stages_own(shop: Shop) -> None:
    (alarm,) = of_type(shop.template, "AWS::CloudWatch::Alarm").values()
    assert alarm["Namespace"] == "AWS/ApiGateway"
    assert alarm["MetricName"] == "Latency"
    assert alarm["ExtendedStatistic"] == "p99"
    assert alarm["Period"] == 60
    assert alarm["Dimensions"] == [{"Name": "ApiName", "Value": "shop"}, {"Name": "Stage", "Value": "prod"}]


GRANTED = {
    "All": ["*/*"],
    "One": ["*/GET/orders/*"],
    "Two": ["prod/*/audit/*", "prod/GET/"],
    "Stage": ["dev/*"],
}


@pytest.mark.parametrize("name", GRANTED)
def test_callers_are_granted_the_routes_named_and_no_more(name: str, shop: Shop) -> None:
    (statement,) = shop.statements(f"Role{name}")
    assert statement["Action"] == "execute-api:Invoke"
    arns = statement["Resource"] if isinstance(statement["Resource"], list) else [statement["Resource"]]
    assert [arn["Fn::Join"][1][-1] for arn in arns] == [f"/{ending}" for ending in GRANTED[name]]
    assert all(arn["Fn::Join"][1][:-1] == ARN_START for arn in arns)


ARN_START = [
    "arn:",
    {"Ref": "AWS::Partition"},
    ":execute-api:",
    {"Ref": "AWS::Region"},
    ":",
    {"Ref": "AWS::AccountId"},
    ":",
    {"Ref": "ShopApi"},
]

UNKNOWN: dict[str, tuple[Callable[[Gateway], object], str]] = {
    "stage": (lambda g: g.stage("pord"), "there is no stage 'pord'; did you mean `prod`?"),
    "url": (lambda g: g.url("live"), "there is no stage 'live'; known here: `dev`, `prod`"),
    "metric": (lambda g: g.metric("deb", "Count"), "there is no stage 'deb'; did you mean `dev`?"),
    "route": (lambda g: g.resource("GET /order/{id}"), "there is no route 'GET /order/{id}'; did you mean"),
    "grant": (lambda g: g.arn_for("POST /order"), "there is no route 'POST /order'; did you mean `POST /orders`?"),
    "arn": (lambda g: g.arn_for(stage="pro"), "there is no stage 'pro'; did you mean `prod`?"),
    "function": (lambda g: g.function("order"), "there is no function 'order'; did you mean `orders`?"),
    "body": (lambda g: g.resource("POST /orders"), "write `render: resources` in the spec"),
}


@pytest.mark.parametrize("what", UNKNOWN)
def test_what_is_not_there_is_told_with_what_is(what: str, shop: Shop) -> None:
    ask, message = UNKNOWN[what]
    with pytest.raises(UnknownPartError, match=re.escape(message)):
        ask(shop.gateway)


@pytest.mark.parametrize("role", ["runner", "arn:aws:iam::111122223333:role/runner"])
def test_a_function_with_a_role_from_outside_grants_to_that(role: str, tmp_path: Path) -> None:
    text = SHOP.replace("handler: app.handler,", f"handler: app.handler, role: '{role}',")
    app = new_app()
    stack = cdk.Stack(app, "Stack", env=cdk.Environment(account="111122223333", region="eu-west-1"))
    runner = iam.Role(stack, "Runner", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
    gateway = Gateway(stack, "Shop", spec=spec_in(tmp_path, text), bind={"audit": AUDIT, "runner": runner})
    gateway.function("orders").add_to_role_policy(iam.PolicyStatement(actions=["s3:GetObject"], resources=["*"]))
    template = templates(app)["Stack"]
    (policy,) = of_type(template, "AWS::IAM::Policy").values()
    (own,) = of_type(template, "AWS::IAM::Role")
    assert policy["Roles"] == ["runner" if role.startswith("arn:") else {"Ref": own}]
