"""Domains that gateways share."""

from gatewright.gateway import SharedDomains
from gatewright.lower.domain import domain_assets, domain_outputs, domain_resources
from gatewright.lower.edge import edge_parameters, edge_resources
from gatewright.lower.ids import Ids
from gatewright.lower.plain import plain_resources
from gatewright.lower.reference import lookups
from gatewright.template import Template


def lower_shared_domains(shared: SharedDomains, ids: Ids) -> Template:
    """The template of domains that gateways share."""
    resources = (*plain_resources(shared, ids), *edge_resources(shared, ids), *domain_resources(shared, ids))
    outputs = tuple(domain_outputs(shared, ids))
    return Template(
        description=shared.description,
        parameters=(*edge_parameters(shared, ids), *lookups(resources, outputs)),
        resources=resources,
        outputs=outputs,
        assets=domain_assets(shared),
    )
