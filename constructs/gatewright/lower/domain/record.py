"""DNS records of domains."""

from collections.abc import Iterator

from gatewright.gateway import Domain
from gatewright.lower.domain.definition import domain_id
from gatewright.lower.domain.spreading import evaluated, spread
from gatewright.lower.ids import Ids
from gatewright.lower.output import distribution_id
from gatewright.lower.reference import arn
from gatewright.lower.vpc_endpoint import address
from gatewright.template import GetAtt, Resource, Value

CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2"
"""The hosted zone of all CloudFront distributions."""


def records(domain: Domain, ids: Ids) -> Iterator[Resource]:
    """The records of a domain, one for each IP version that it supports."""
    if domain.zone is None:
        return
    name, zone = target(domain, ids)
    for type in ("A", "AAAA") if _ip(domain) == "dualstack" else ("A",):
        yield Resource(
            id=ids.of("Domain", domain.name, suffix=f"Record{type}"),
            type="AWS::Route53::RecordSet",
            properties={
                "HostedZoneId": arn(domain.zone, ids),
                "Name": domain.name,
                "Type": type,
                "AliasTarget": {"DNSName": name, "HostedZoneId": zone, **evaluated(domain)},
                **spread(domain, ids),
            },
            origin=(*domain.path, "zone"),
        )


def target(domain: Domain, ids: Ids) -> tuple[Value, Value]:
    """The target of a domain's records: its name, and its hosted zone.

    It is the domain's own, with two exceptions: for a private domain it is its VPC endpoint, which rules require, and
    for a stage behind CloudFront it is the distribution.
    """
    if domain.is_distributed:
        return GetAtt(distribution_id(domain.paths[0].stage.name, ids), "DomainName"), CLOUDFRONT_ZONE
    if domain.is_private:
        return address(domain.own_entrances[0], ids)
    id = domain_id(domain, ids)
    kind = "Distribution" if domain.endpoint.value == "edge" else "Regional"
    return GetAtt(id, f"{kind}DomainName"), GetAtt(id, f"{kind}HostedZoneId")


def _ip(domain: Domain) -> str | None:
    """The IP versions that a domain supports."""
    return domain.own_entrances[0].ip if domain.is_private else domain.ip
