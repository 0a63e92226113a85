"""Records that lead to domains."""

from collections.abc import Iterator

from gatewright.gateway import Domain
from gatewright.lower.domains.definitions import domain_id
from gatewright.lower.ids import Ids
from gatewright.lower.references import arn
from gatewright.template import GetAtt, Resource, Value


def records(domain: Domain, ids: Ids) -> Iterator[Resource]:
    """The records that lead to a domain, one for each kind of address that it has.

    Those for a private domain would lead to its VPC endpoints, whose names nobody knows here.
    """
    if domain.zone is None or domain.is_private:
        return
    name, zone = target(domain, ids)
    for type in ("A", "AAAA") if domain.ip == "dualstack" else ("A",):
        yield Resource(
            id=ids.of("Domain", domain.name, suffix=f"Record{type}"),
            type="AWS::Route53::RecordSet",
            properties={
                "HostedZoneId": arn(domain.zone, ids),
                "Name": domain.name,
                "Type": type,
                "AliasTarget": {"DNSName": name, "HostedZoneId": zone},
            },
            origin=(*domain.path, "zone"),
        )


def target(domain: Domain, ids: Ids) -> tuple[Value, Value]:
    """Where records for a public domain lead: a name of AWS's, and the zone that it is in."""
    id = domain_id(domain, ids)
    kind = "Distribution" if domain.endpoint.value == "edge" else "Regional"
    return GetAtt(id, f"{kind}DomainName"), GetAtt(id, f"{kind}HostedZoneId")
