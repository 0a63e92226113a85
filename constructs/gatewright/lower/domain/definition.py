"""The domain names themselves. The resource type depends on the endpoint and on the kind of API."""

from gatewright.document.plain_data import present
from gatewright.gateway import Domain, DomainOwner
from gatewright.lower.domain.certificate import certificates
from gatewright.lower.domain.truststore import mutual_tls
from gatewright.lower.ids import Ids
from gatewright.lower.reference import entrance_id
from gatewright.lower.rest.policy import only_from
from gatewright.lower.tag import tag_list
from gatewright.template import PARTITION, REGION, GetAtt, Origin, Ref, Resource, Value, text


def domain_id(domain: Domain, ids: Ids) -> str:
    """A domain's logical id. CloudFormation cannot change a public domain into a private one, so their ids differ."""
    return ids.of("PrivateDomain" if domain.is_private else "Domain", domain.name)


def domain_name(domain: Domain, ids: Ids) -> Value:
    """A domain's name. A reference makes mappings depend on the domain."""
    return Ref(domain_id(domain, ids)) if domain.is_made else domain.name


def domain_arn(domain: Domain, ids: Ids) -> Value:
    """A domain's ARN, which is unique among private domains of the same name."""
    if not domain.is_made:
        return text("arn:", PARTITION, ":apigateway:", REGION, "::/domainnames/", domain.name)
    return GetAtt(domain_id(domain, ids), "DomainNameArn")


def definition(owner: DomainOwner, domain: Domain, ids: Ids, depends_on: tuple[str, ...]) -> Resource:
    """The domain itself."""
    type, properties = _definition(owner, domain, ids)
    return Resource(
        id=domain_id(domain, ids),
        type=type,
        properties={"DomainName": domain.name, **properties},
        origin=domain.path,
        depends_on=depends_on,
    )


def _definition(owner: DomainOwner, domain: Domain, ids: Ids) -> tuple[str, dict[str, Value]]:
    if domain.kind != "rest":
        return "AWS::ApiGatewayV2::DomainName", _v2(owner, domain, ids)
    if domain.is_private:
        return "AWS::ApiGateway::DomainNameV2", _private(owner, domain, ids)
    return "AWS::ApiGateway::DomainName", _public(owner, domain, ids)


def _public(owner: DomainOwner, domain: Domain, ids: Ids) -> dict[str, Value]:
    certificate = "CertificateArn" if domain.endpoint.value == "edge" else "RegionalCertificateArn"
    return present(
        EndpointConfiguration=_endpoint(domain),
        **certificates(owner, domain, certificate, ids),
        RoutingMode=_routing_mode(domain),
        SecurityPolicy=domain.tls,
        EndpointAccessMode=domain.access.upper() if domain.access else None,
        **mutual_tls(domain),
        **tag_list(owner.tags),
    )


def _private(owner: DomainOwner, domain: Domain, ids: Ids) -> dict[str, Value]:
    """A private domain. Without a policy it rejects all callers."""
    return {
        "EndpointConfiguration": _endpoint(domain),
        **certificates(owner, domain, "CertificateArn", ids),
        "RoutingMode": _routing_mode(domain),
        "SecurityPolicy": domain.tls,
        "Policy": only_from([entrance_id(endpoint, ids) for endpoint in domain.vpc_endpoints]),
        **tag_list(owner.tags),
    }


def _v2(owner: DomainOwner, domain: Domain, ids: Ids) -> dict[str, Value]:
    configuration: Value = present(
        EndpointType="REGIONAL",
        IpAddressType=domain.ip or None,
        **certificates(owner, domain, "CertificateArn", ids),
        SecurityPolicy=domain.tls,
    )
    return present(
        DomainNameConfigurations=[configuration],
        **mutual_tls(domain),
        Tags=dict(owner.tags) or None,
    )


def _routing_mode(domain: Domain) -> str:
    """The routing mode. It is always present, because removing the property may not reset it."""
    if not domain.takes_rules:
        return "BASE_PATH_MAPPING_ONLY"
    return "ROUTING_RULE_THEN_BASE_PATH_MAPPING" if domain.takes_paths else "ROUTING_RULE_ONLY"


def _endpoint(domain: Domain) -> Value:
    configuration: Value = present(
        Types=[domain.endpoint.value.upper()],
        IpAddressType=domain.ip or None,
    )
    return Origin(domain.endpoint.path or domain.path, configuration)
