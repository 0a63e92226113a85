"""The certificates of domains."""

from collections.abc import Iterator

from gatewright.gateway import Domain, Gateway, MadeCertificate
from gatewright.lower.ids import Ids
from gatewright.lower.references import arn
from gatewright.lower.tags import tag_list
from gatewright.template import Origin, Ref, Resource, Value


def made_certificates(gateway: Gateway, domain: Domain, ids: Ids) -> Iterator[Resource]:
    """The certificate that is made for a domain, if one is. Without a zone its making would wait for somebody."""
    if isinstance(domain.certificate, MadeCertificate):
        validation: Value = {"DomainName": domain.name, "HostedZoneId": arn(domain.certificate.zone, ids)}
        yield Resource(
            id=_id(domain, ids),
            type="AWS::CertificateManager::Certificate",
            properties={
                "DomainName": domain.name,
                "ValidationMethod": "DNS",
                "DomainValidationOptions": [validation],
                **tag_list(gateway.tags),
            },
            origin=domain.path,
        )


def certificates(domain: Domain, property: str, ids: Ids) -> dict[str, Value]:
    """A domain's certificate, and the one that shows whose the domain is."""
    match domain.certificate:
        case None:
            own: dict[str, Value] = {}
        case MadeCertificate():
            own = {property: Ref(_id(domain, ids))}
        case outside:
            own = {property: Origin((*domain.path, "certificate"), arn(outside, ids))}
    shown = domain.mutual_tls.ownership_certificate if domain.mutual_tls else None
    return {**own, **({"OwnershipVerificationCertificateArn": arn(shown, ids)} if shown else {})}


def _id(domain: Domain, ids: Ids) -> str:
    return ids.of("Domain", domain.name, suffix="Certificate")
