"""Domains in apps: certificates and zones are CDK's own."""

from __future__ import annotations

from pathlib import Path

import aws_cdk as cdk
import pytest
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_route53 as route53

from cdk.apps import new_app, of_type, spec_in, templates
from gatewright.cdk import Gateway
from gatewright.cdk.errors import UnknownPartError

SPEC = """\
gatewright: 1
name: shop
kind: rest
default_endpoint: false
bindings: {certificate: certificate, zone: hosted zone}
routes: {GET /: {backend: {mock: {}}, auth: iam}}
stages: {live: {}}
domains:
  api.example.com: {certificate: certificate, zone: zone}
  www.example.com: {zone: zone}
"""


def test_certificates_and_zones_are_bound(tmp_path: Path) -> None:
    app = new_app()
    stack = cdk.Stack(app, "Shop", env=cdk.Environment(account="111122223333", region="eu-west-1"))
    zone = route53.HostedZone(stack, "Zone", zone_name="example.com")
    certificate = acm.Certificate(stack, "Certificate", domain_name="api.example.com")
    gateway = Gateway(stack, "shop", spec=spec_in(tmp_path, SPEC), bind={"certificate": certificate, "zone": zone})
    assert isinstance(gateway.domain("api.example.com"), apigateway.CfnDomainName)
    with pytest.raises(UnknownPartError, match=r"did you mean `api\.example\.com`"):
        gateway.domain("apa.example.com")
    (template,) = templates(app).values()
    (zone_id,) = of_type(template, "AWS::Route53::HostedZone")
    domains = {part["DomainName"]: part for part in of_type(template, "AWS::ApiGateway::DomainName").values()}
    certificates = of_type(template, "AWS::CertificateManager::Certificate")
    own = {id: part for id, part in certificates.items() if part["DomainName"] == "www.example.com"}
    (given,) = certificates.keys() - own.keys()
    (made,) = own
    assert domains["api.example.com"]["RegionalCertificateArn"] == {"Ref": given}
    assert domains["www.example.com"]["RegionalCertificateArn"] == {"Ref": made}
    assert own[made]["DomainValidationOptions"] == [{"DomainName": "www.example.com", "HostedZoneId": {"Ref": zone_id}}]
    records = of_type(template, "AWS::Route53::RecordSet").values()
    assert [(record["Name"], record["HostedZoneId"]) for record in records] == [
        ("api.example.com", {"Ref": zone_id}),
        ("www.example.com", {"Ref": zone_id}),
    ]
