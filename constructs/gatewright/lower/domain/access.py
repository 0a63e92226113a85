"""Access associations of private domains."""

from collections.abc import Iterator

from gatewright.gateway import Domain
from gatewright.lower.domain.definition import domain_arn
from gatewright.lower.ids import Ids
from gatewright.lower.reference import entrance_id, entrance_name
from gatewright.template import Resource


def associations(domain: Domain, ids: Ids) -> Iterator[Resource]:
    """The associations of a private domain with VPC endpoints of the same account."""
    for endpoint in domain.vpc_endpoints if domain.associates else ():
        yield Resource(
            id=ids.of("DomainAccess", domain.name, entrance_name(endpoint)),
            type="AWS::ApiGateway::DomainNameAccessAssociation",
            properties={
                "DomainNameArn": domain_arn(domain, ids),
                "AccessAssociationSource": entrance_id(endpoint, ids),
                "AccessAssociationSourceType": "VPCE",
            },
            origin=domain.endpoint.path or domain.path,
        )
