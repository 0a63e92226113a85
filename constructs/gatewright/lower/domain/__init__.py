"""Custom domain names: their certificates, API mappings and DNS records."""

from collections.abc import Iterator

from gatewright.gateway import Domain, DomainOwner
from gatewright.lower.domain.access import associations
from gatewright.lower.domain.certificate import made_certificate
from gatewright.lower.domain.definition import definition, domain_id
from gatewright.lower.domain.health import health_check
from gatewright.lower.domain.mapping import mapping
from gatewright.lower.domain.output import domain_outputs
from gatewright.lower.domain.record import records
from gatewright.lower.domain.routing import routing_rule
from gatewright.lower.domain.truststore import domain_assets
from gatewright.lower.ids import Ids
from gatewright.template import Resource

__all__ = ["domain_assets", "domain_outputs", "domain_resources"]


def domain_resources(owner: DomainOwner, ids: Ids) -> Iterator[Resource]:
    """The domains and their resources. They are created one by one: API Gateway has a quota of one in 30 seconds."""
    earlier: tuple[str, ...] = ()
    for domain in owner.domains:
        if domain.is_distributed:
            yield from health_check(owner, domain, ids)
            yield from records(domain, ids)
            continue
        if domain.is_made:
            yield from _made(owner, domain, ids, earlier)
            earlier = (domain_id(domain, ids),)
        for path in domain.paths:
            yield mapping(domain, path, ids)
        for routing in domain.routing:
            yield routing_rule(domain, routing, ids)


def _made(owner: DomainOwner, domain: Domain, ids: Ids, earlier: tuple[str, ...]) -> Iterator[Resource]:
    if not domain.is_edge:
        yield from made_certificate(owner, domain, ids)
    yield definition(owner, domain, ids, earlier)
    yield from associations(domain, ids)
    yield from health_check(owner, domain, ids)
    yield from records(domain, ids)
