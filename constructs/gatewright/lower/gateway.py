"""The gateway as a whole."""

from collections.abc import Callable

from gatewright.gateway import Gateway
from gatewright.gateway.edge import has_edge_parts
from gatewright.lower.alarm import alarms
from gatewright.lower.audit import audit_outputs, audit_resources
from gatewright.lower.cloudfront import distributions
from gatewright.lower.dashboard import dashboards
from gatewright.lower.domain import domain_assets, domain_outputs, domain_resources
from gatewright.lower.function import function_assets, function_outputs, function_resources
from gatewright.lower.ids import Ids
from gatewright.lower.key import keys
from gatewright.lower.origin_check import origin_check, with_origin_check
from gatewright.lower.permission import permissions
from gatewright.lower.plain import plain_resources
from gatewright.lower.reference import lookups
from gatewright.lower.role import service_roles
from gatewright.lower.vpc_endpoint import vpc_endpoint_outputs, vpc_endpoints
from gatewright.lower.vpc_link import vpc_links
from gatewright.template import Output, Parameter, Resource, Template

Lowering = Callable[[Gateway, Ids], tuple[tuple[Resource, ...], tuple[Output, ...]]]
"""Makes an API's resources and outputs."""


def lower_gateway(gateway: Gateway, ids: Ids) -> Template:
    """The template of a gateway."""
    gateway = with_origin_check(gateway)
    api, api_outputs = _lowering(gateway)(gateway, ids)
    edge_parameters, edge_resources = _edge(gateway, ids)
    outputs = (
        *api_outputs,
        *vpc_endpoint_outputs(gateway, ids),
        *domain_outputs(gateway, ids),
        *function_outputs(gateway, ids),
        *audit_outputs(gateway, ids),
    )
    resources = (
        *plain_resources(gateway, ids),
        *function_resources(gateway, ids),
        *vpc_links(gateway, ids),
        *vpc_endpoints(gateway, ids),
        *service_roles(gateway, ids),
        *api,
        *origin_check(gateway, ids),
        *distributions(gateway, ids),
        *edge_resources,
        *domain_resources(gateway, ids),
        *keys(gateway, ids),
        *permissions(gateway, ids),
        *alarms(gateway, ids),
        *dashboards(gateway, ids),
        *audit_resources(gateway, ids),
    )
    return Template(
        description=gateway.description,
        parameters=(*edge_parameters, *lookups(resources, outputs)),
        resources=resources,
        outputs=outputs,
        assets=(*function_assets(gateway), *domain_assets(gateway)),
    )


def _edge(gateway: Gateway, ids: Ids) -> tuple[tuple[Parameter, ...], tuple[Resource, ...]]:
    """What the gateway needs in `us-east-1`: parameters for it, or the resources where the stack is there itself."""
    if not has_edge_parts(gateway):
        return (), ()
    from gatewright.lower.edge import edge_parameters, edge_resources  # noqa: PLC0415 - few gateways need anything

    return edge_parameters(gateway, ids), edge_resources(gateway, ids)


def _lowering(gateway: Gateway) -> Lowering:
    """The lowering of the gateway's kind. The others are not imported."""
    match gateway.kind:
        case "rest":
            from gatewright.lower.rest import lower_rest  # noqa: PLC0415

            return lower_rest
        case "http":
            from gatewright.lower.http import lower_http  # noqa: PLC0415

            return lower_http
        case "websocket":
            from gatewright.lower.websocket import lower_websocket  # noqa: PLC0415

            return lower_websocket
