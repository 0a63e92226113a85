"""Domains: their certificates, the stages below them, and the records that lead to them."""

from collections.abc import Iterator

from gatewright.gateway import Domain, Gateway
from gatewright.lower.domains.access import associations
from gatewright.lower.domains.certificates import made_certificates
from gatewright.lower.domains.definitions import definition, domain_id
from gatewright.lower.domains.mappings import mapping
from gatewright.lower.domains.outputs import domain_outputs
from gatewright.lower.domains.records import records
from gatewright.lower.domains.routing import routing_rule
from gatewright.lower.ids import Ids
from gatewright.template import Resource

__all__ = ["domain_outputs", "domain_resources"]


def domain_resources(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The domains and what belongs to them. They are made one after the other: API Gateway makes one in 30 seconds."""
    earlier: tuple[str, ...] = ()
    for domain in gateway.domains:
        if domain.is_made:
            yield from _made(gateway, domain, ids, earlier)
            earlier = (domain_id(domain, ids),)
        for path in domain.paths:
            yield mapping(gateway, domain, path, ids)
        for routing in domain.routing:
            yield routing_rule(domain, routing, ids)


def _made(gateway: Gateway, domain: Domain, ids: Ids, earlier: tuple[str, ...]) -> Iterator[Resource]:
    yield from made_certificates(gateway, domain, ids)
    yield definition(gateway, domain, ids, earlier)
    yield from associations(domain, ids)
    yield from records(domain, ids)
