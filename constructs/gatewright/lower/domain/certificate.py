"""The certificates of domains."""

from collections.abc import Iterator

from gatewright.document.plain_data import present
from gatewright.gateway import Domain, DomainOwner, MadeCertificate, Unit
from gatewright.lower.edge_arns import edge_arn
from gatewright.lower.ids import Ids
from gatewright.lower.reference import arn
from gatewright.lower.tag import tag_list
from gatewright.template import Origin, Ref, Resource, Value


def made_certificate(owner: Unit, domain: Domain, ids: Ids) -> Iterator[Resource]:
    """The certificate that is created for a domain, if one is. ACM validates it through the hosted zone."""
    if isinstance(domain.certificate, MadeCertificate):
        validation: Value = {"DomainName": domain.name, "HostedZoneId": arn(domain.certificate.zone, ids)}
        yield Resource(
            id=certificate_id(domain, ids),
            type="AWS::CertificateManager::Certificate",
            properties={
                "DomainName": domain.name,
                "ValidationMethod": "DNS",
                "DomainValidationOptions": [validation],
                **tag_list(owner.tags),
            },
            origin=domain.path,
        )


def certificates(owner: DomainOwner, domain: Domain, property: str, ids: Ids) -> dict[str, Value]:
    """A domain's certificate, and its ownership verification certificate."""
    ownership = domain.mutual_tls.ownership_certificate if domain.mutual_tls else None
    return present(
        {
            property: certificate(owner, domain, ids) if domain.certificate else None,
            "OwnershipVerificationCertificateArn": arn(ownership, ids) if ownership else None,
        }
    )


def certificate(owner: DomainOwner, domain: Domain, ids: Ids) -> Value:
    """The ARN of a domain's certificate."""
    match domain.certificate:
        case None | MadeCertificate():
            id = certificate_id(domain, ids)
            return edge_arn(owner, id, Ref(id)) if domain.is_edge else Ref(id)
        case outside:
            return Origin((*domain.path, "certificate"), arn(outside, ids))


def certificate_id(domain: Domain, ids: Ids) -> str:
    """The logical id of a certificate that is created."""
    return ids.of("Domain", domain.name, suffix="Certificate")
