"""From where private domains are reached."""

from collections.abc import Iterator

from gatewright.gateway import DeployText, Domain, StageUrl
from gatewright.lower.domains.definitions import domain_arn
from gatewright.lower.ids import Ids
from gatewright.lower.references import any_text
from gatewright.spec.reference import ImportReference, ResourceReference, SsmReference
from gatewright.template import Resource


def associations(domain: Domain, ids: Ids) -> Iterator[Resource]:
    """What lets VPC endpoints of the same account reach a private domain."""
    for endpoint in domain.vpc_endpoints if domain.associates else ():
        yield Resource(
            id=ids.of("DomainAccess", domain.name, _name(endpoint)),
            type="AWS::ApiGateway::DomainNameAccessAssociation",
            properties={
                "DomainNameArn": domain_arn(domain, ids),
                "AccessAssociationSource": any_text(endpoint, ids),
                "AccessAssociationSourceType": "VPCE",
            },
            origin=domain.endpoint.path or domain.path,
        )


def _name(endpoint: str | DeployText) -> str:
    """What tells an endpoint apart from the domain's others."""
    match endpoint:
        case str():
            return endpoint
        case SsmReference(ssm=name) | ImportReference(import_=name):
            return name
        case ResourceReference(resource=resource):
            return str(resource)
        case StageUrl(gateway=gateway, stage=stage):
            return f"{gateway}/{stage}"
