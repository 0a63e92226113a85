"""Records that lead to domains."""

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
"""The zone in which Route 53 knows all of CloudFront."""


def records(domain: Domain, ids: Ids) -> Iterator[Resource]:
    """The records that lead to a domain, one for each kind of address that it has."""
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
    """Where records for a domain lead: a name of AWS's, and the zone that it is in.

    It is the domain's own, but for private ones: these are behind a VPC endpoint, of which rules see to that there is
    one. Where CloudFront is in front of its stage, it is that of CloudFront.
    """
    if domain.is_distributed:
        return GetAtt(distribution_id(domain.paths[0].stage.name, ids), "DomainName"), CLOUDFRONT_ZONE
    if domain.is_private:
        return address(domain.own_entrances[0], ids)
    id = domain_id(domain, ids)
    kind = "Distribution" if domain.endpoint.value == "edge" else "Regional"
    return GetAtt(id, f"{kind}DomainName"), GetAtt(id, f"{kind}HostedZoneId")


def _ip(domain: Domain) -> str | None:
    """The kinds of addresses that a domain is found at."""
    return domain.own_entrances[0].ip if domain.is_private else domain.ip
