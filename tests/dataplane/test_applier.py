"""The applier makes what a template says, in an order that works, and refuses what it does not know."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from dataplane.applier import apply, in_order
from dataplane.intrinsics import Made, UnknownPartError, mentioned, resolve

MADE = {
    "Api": Made("abc123", {"RootResourceId": "root"}),
    "Queue": Made("https://queue", {"Arn": "arn:aws:sqs:::q", "Nested.Name": "deep"}),
}

FUNCTIONS = [
    ({"Ref": "Api"}, "abc123"),
    ({"Ref": "AWS::Partition"}, "aws"),
    ({"Ref": "AWS::AccountId"}, "000000000000"),
    ({"Fn::GetAtt": ["Queue", "Arn"]}, "arn:aws:sqs:::q"),
    ({"Fn::GetAtt": "Api.RootResourceId"}, "root"),
    ({"Fn::GetAtt": "Queue.Nested.Name"}, "deep"),
    ({"Fn::Sub": "${Api}/${Queue.Arn}/${AWS::Region}"}, "abc123/arn:aws:sqs:::q/us-east-1"),
    ({"Fn::Sub": "${!stageVariables.host}/${Api}"}, "${stageVariables.host}/abc123"),
    ({"Fn::Sub": ["${Part1}-${Api}", {"Part1": {"Ref": "Queue"}}]}, "https://queue-abc123"),
    ({"Fn::Join": ["/", ["a", {"Ref": "Api"}]]}, "a/abc123"),
    ({"Fn::Select": ["1", {"Fn::Split": [":", "a:b:c"]}]}, "b"),
    ({"deep": [{"Ref": "Api"}, 1, None, True]}, {"deep": ["abc123", 1, None, True]}),
    ({"Ref": "Api", "and": "more"}, {"Ref": "Api", "and": "more"}),
    ("${stageVariables.host}", "${stageVariables.host}"),
]


@dataclass
class Client:
    """Takes every call down and answers with an id."""

    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list[tuple[str, dict[str, Any]]])

    def __getattr__(self, name: str) -> Any:
        def call(**arguments: Any) -> dict[str, Any]:
            self.calls.append((name, arguments))
            return {"id": f"{name}-id", "items": [{"path": "/", "id": "root"}]}

        return call


@pytest.mark.parametrize(("written", "meant"), FUNCTIONS, ids=lambda value: str(value)[:60])
def test_functions_stand_for_their_values(written: Any, meant: Any) -> None:
    assert resolve(written, MADE) == meant


@pytest.mark.parametrize(
    "written",
    [
        {"Fn::ImportValue": "x"},
        {"Fn::If": ["A", 1, 2]},
        {"Fn::GetAtt": ["Api", "Arn"]},
        {"Ref": "Elsewhere"},
        {"Fn::Sub": "${Elsewhere}"},
    ],
    ids=str,
)
def test_what_is_not_known_is_refused(written: Any) -> None:
    with pytest.raises(LookupError):
        resolve(written, MADE)


def test_references_are_found_wherever_they_stand() -> None:
    value = [
        {"Ref": "A"},
        {"x": {"Fn::GetAtt": "B.Arn"}},
        {"Fn::Sub": ["${C.Arn}${D}${E}${!F}", {"E": {"Ref": "G"}}]},
        {"Fn::Join": ["", [{"Ref": "H"}]]},
    ]
    assert set(mentioned(value)) == {"A", "B", "C", "D", "G", "H"}


def test_resources_come_after_what_they_need() -> None:
    resources: dict[str, dict[str, Any]] = {
        "Stage": {"Type": "S", "DependsOn": "Method", "Properties": {"Deployment": {"Ref": "Deployment"}}},
        "Deployment": {"Type": "D", "DependsOn": ["Method"], "Properties": {"Region": {"Ref": "AWS::Region"}}},
        "Method": {"Type": "M", "Properties": {"Parent": {"Fn::GetAtt": ["Api", "RootResourceId"]}}},
        "Api": {"Type": "A"},
    }
    assert in_order(resources) == ["Api", "Method", "Deployment", "Stage"]


def test_resources_that_wait_for_each_other_are_refused() -> None:
    with pytest.raises(UnknownPartError):
        in_order({"A": {"Properties": {"x": {"Ref": "B"}}}, "B": {"Properties": {"x": {"Ref": "A"}}}})


def test_a_template_becomes_calls() -> None:
    client = Client()
    template = {
        "Resources": {
            "Stage": {
                "Type": "AWS::ApiGateway::Stage",
                "Properties": {
                    "RestApiId": {"Ref": "Api"},
                    "StageName": "dev",
                    "Tags": [{"Key": "team", "Value": "shop"}],
                    "MethodSettings": [
                        {"ResourcePath": "/*", "HttpMethod": "*", "MetricsEnabled": False},
                        {"ResourcePath": "/", "HttpMethod": "GET", "ThrottlingRateLimit": 0.5},
                        {"ResourcePath": "/~1a~1{id}", "HttpMethod": "GET", "CacheTtlInSeconds": 5},
                    ],
                },
            },
            "Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "shop", "Body": {"openapi": "3.0.1"}}},
        },
        "Outputs": {"Url": {"Value": {"Fn::Sub": "${Api}/${Stage}"}}},
    }
    deployed = apply(template, lambda _service: client)
    assert deployed.outputs == {"Url": "create_rest_api-id/dev"}
    settings = [
        {"op": "replace", "path": "/*/*/metrics/enabled", "value": "false"},
        {"op": "replace", "path": "/~1/GET/throttling/rateLimit", "value": "0.5"},
        {"op": "replace", "path": "/~1a~1{id}/GET/caching/ttlInSeconds", "value": "5"},
    ]
    api = "create_rest_api-id"
    assert client.calls == [
        ("create_rest_api", {"name": "shop"}),
        ("put_rest_api", {"restApiId": api, "mode": "overwrite", "body": b'{"openapi": "3.0.1"}'}),
        ("get_resources", {"restApiId": api, "limit": 500}),
        ("create_stage", {"restApiId": api, "stageName": "dev", "tags": {"team": "shop"}}),
        ("update_stage", {"restApiId": api, "stageName": "dev", "patchOperations": settings}),
    ]


@pytest.mark.parametrize(
    "template",
    [
        {"Resources": {}, "Conditions": {}},
        {"Resources": {"A": {"Type": "AWS::SQS::QueuePolicy"}}},
        {"Resources": {"A": {"Type": "AWS::ApiGateway::RestApi", "Condition": "C"}}},
        {"Resources": {"A": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"CloneFrom": "b"}}}},
        {
            "Resources": {
                "A": {
                    "Type": "AWS::ApiGateway::Stage",
                    "Properties": {
                        "RestApiId": "a",
                        "StageName": "dev",
                        "MethodSettings": [{"ResourcePath": "/*", "HttpMethod": "*", "Other": 1}],
                    },
                }
            }
        },
    ],
    ids=["section", "type", "attribute", "property", "setting"],
)
def test_what_the_applier_does_not_know_is_never_dropped(template: dict[str, Any]) -> None:
    with pytest.raises(UnknownPartError):
        apply(template, lambda _service: Client())
