"""Domains, deployed: certificates are issued, records lead to the domains, and every path leads to its stage.

What the emulator lacks is claimed by no test here: routing rules, private domains, mutual TLS, policies of TLS, and the
order in which domains are made.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.emulator import Emulator
from gatewright.cli import main

SPEC = """\
gatewright: 1
name: {kind}-shop
kind: {kind}
default_endpoint: false
resources:
  Zone: {{Type: "AWS::Route53::HostedZone", Properties: {{Name: {kind}.example.com}}}}
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{{Effect: Allow, Principal: {{Service: lambda.amazonaws.com}}, Action: "sts:AssumeRole"}}]
  Where:
    Type: AWS::Lambda::Function
    Properties:
      Handler: index.handler
      Runtime: python3.12
      Role: {{"Fn::GetAtt": [Role, Arn]}}
      Code:
        ZipFile: |
          def handler(event, context):
              return {{"statusCode": 200, "body": event["requestContext"]["stage"]}}
backends: {{where: {{lambda: {{function: {{resource: Where.Arn}}, payload: 1}}}}}}
routes: {{GET /orders: {{backend: where, auth: none}}}}
stages: {{live: {{}}, next: {{}}}}
domains: {domains}
environments: {{prod: {{region: us-east-1}}}}
"""

REST = """
  api.rest.example.com: {zone: {resource: Zone}, ip: dualstack, paths: {/: live, /beta: next, /v1/beta: next}}
  edge.rest.example.com: {zone: {resource: Zone}, endpoint: edge, paths: {/live: live, /next: next}}
"""
HTTP = """
  api.http.example.com: {zone: {resource: Zone}, paths: {/: live, /v1/beta: next}}
"""
SECONDS = 60


@pytest.fixture(scope="module", params=[("rest", REST), ("http", HTTP)], ids=["rest", "http"])
def kind(request: pytest.FixtureRequest, emulator: Emulator, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The kind of an API that is deployed with its domains."""
    kind, domains = request.param
    folder = tmp_path_factory.mktemp("domains")
    spec = folder / "shop.yaml"
    spec.write_text(SPEC.format(kind=kind, domains=domains), "utf-8")
    assert main(["synth", str(spec), "--output", str(folder)]) == 0
    deploy(emulator, kind, folder / "shop.prod.template.json")
    yield kind
    emulator.client("cloudformation").delete_stack(StackName=kind)


def deploy(emulator: Emulator, name: str, template: Path) -> None:
    formation = emulator.client("cloudformation")
    body = template.read_text("utf-8")
    formation.create_stack(StackName=name, TemplateBody=body, Capabilities=["CAPABILITY_IAM"])
    waiting = {"Delay": 1, "MaxAttempts": SECONDS}
    formation.get_waiter("stack_create_complete").wait(StackName=name, WaiterConfig=waiting)


def records(emulator: Emulator, zone: str) -> dict[tuple[str, str], str]:
    """Where the records of a zone lead, by name and type."""
    client = emulator.client("route53")
    (id,) = (found["Id"] for found in client.list_hosted_zones()["HostedZones"] if found["Name"] == f"{zone}.")
    found = client.list_resource_record_sets(HostedZoneId=id)["ResourceRecordSets"]
    return {(each["Name"], each["Type"]): each["AliasTarget"]["DNSName"] for each in found if "AliasTarget" in each}


def asked(emulator: Emulator, host: str, path: str) -> str:
    """What answers there."""
    answer = emulator.call("GET", f"{emulator.endpoint}{path}", headers={"Host": host})
    assert answer.status == 200, answer.body
    return answer.body.decode()


def test_every_path_leads_to_its_stage(kind: str, emulator: Emulator) -> None:
    host = f"api.{kind}.example.com"
    assert asked(emulator, host, "/orders") == "live"
    assert asked(emulator, host, "/v1/beta/orders") == "next"
    if kind == "rest":
        assert asked(emulator, host, "/beta/orders") == "next"
        assert asked(emulator, f"edge.{kind}.example.com", "/live/orders") == "live"
        assert asked(emulator, f"edge.{kind}.example.com", "/next/orders") == "next"


def test_records_lead_where_the_outputs_say(kind: str, emulator: Emulator) -> None:
    outputs = emulator.outputs(kind)
    targets = {f"{value}." for key, value in outputs.items() if key.endswith("Target")}
    found = records(emulator, f"{kind}.example.com")
    assert set(found.values()) == targets
    assert {name for name, type in found if type == "AAAA"} == ({"api.rest.example.com."} if kind == "rest" else set())


def test_certificates_are_issued(kind: str, emulator: Emulator) -> None:
    certificates = emulator.client("acm").list_certificates()["CertificateSummaryList"]
    found = {each["DomainName"]: each["Status"] for each in certificates}
    assert found[f"api.{kind}.example.com"] == "ISSUED"


def test_the_urls_of_domains_are_told(kind: str, emulator: Emulator) -> None:
    host = f"https://api.{kind}.example.com"
    paths = ("", "/beta", "/v1/beta") if kind == "rest" else ("", "/v1/beta")
    told = [value for value in emulator.outputs(kind).values() if value.startswith(host)]
    assert sorted(told) == [f"{host}{path}" for path in paths]
