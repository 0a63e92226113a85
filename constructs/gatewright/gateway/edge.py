"""What has to be in `us-east-1` wherever a gateway is, because CloudFront looks for it there only."""

from __future__ import annotations

from collections.abc import Iterator

from gatewright.gateway.domain import Domain, MadeCertificate
from gatewright.gateway.firewall import Firewall
from gatewright.gateway.gateway import Gateway
from gatewright.gateway.shared_domain import SharedDomains
from gatewright.gateway.unit import Unit

EDGE_REGION = "us-east-1"


def has_edge_stack(unit: Unit) -> bool:
    """Whether such things have a stack of their own: the unit's is in another Region, or in an unknown one."""
    return unit.place.region != EDGE_REGION


def has_edge_parts(unit: Unit) -> bool:
    """Something of the unit must be in `us-east-1`."""
    return any(edge_domains(unit)) or bool(edge_firewalls(unit))


def edge_domains(unit: Unit) -> Iterator[Domain]:
    """The domains whose certificates are made there."""
    for domain in unit.domains if isinstance(unit, Gateway | SharedDomains) else ():
        if domain.is_made and domain.is_edge and isinstance(domain.certificate, MadeCertificate):
            yield domain


def edge_firewalls(unit: Unit) -> tuple[Firewall, ...]:
    """The firewalls that are there."""
    used = unit.used_firewalls if isinstance(unit, Gateway) else ()
    return tuple(firewall for firewall in used if firewall.is_edge)
