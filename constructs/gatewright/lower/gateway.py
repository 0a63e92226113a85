"""The gateway as a whole."""

from collections.abc import Callable

from gatewright.gateway import Gateway
from gatewright.gateway.edge import has_edge_parts
from gatewright.lower import optional
from gatewright.lower.function import function_assets, function_outputs, function_resources
from gatewright.lower.ids import Ids
from gatewright.lower.key import keys
from gatewright.lower.permission import permissions
from gatewright.lower.reference import lookups
from gatewright.lower.role import service_roles
from gatewright.template import Output, Parameter, Resource, Template

Lowering = Callable[[Gateway, Ids], tuple[tuple[Resource, ...], tuple[Output, ...]]]
"""Makes an API's resources and outputs."""


def lower_gateway(gateway: Gateway, ids: Ids) -> Template:
    """The template of a gateway."""
    is_distributed = any(stage.distribution for stage in gateway.stages)
    if is_distributed:
        gateway = optional.origin_check.with_origin_check(gateway)
    if gateway.head is not None:
        gateway = optional.released.as_released(gateway)
    api, api_outputs = _lowering(gateway)(gateway, ids)
    edge_parameters, edge_resources = _edge(gateway, ids)
    outputs = (
        *api_outputs,
        *(optional.vpc_endpoint.vpc_endpoint_outputs(gateway, ids) if gateway.vpc_endpoints else ()),
        *(optional.domain.domain_outputs(gateway, ids) if gateway.domains else ()),
        *function_outputs(gateway, ids),
        *(optional.audit.audit_outputs(gateway, ids) if gateway.audit else ()),
    )
    made = (
        *(optional.plain.plain_resources(gateway, ids) if gateway.resources else ()),
        *function_resources(gateway, ids),
        *(optional.vpc_link.vpc_links(gateway, ids) if gateway.vpc_links else ()),
        *(optional.vpc_endpoint.vpc_endpoints(gateway, ids) if gateway.vpc_endpoints else ()),
        *service_roles(gateway, ids),
        *api,
        *(optional.origin_check.origin_check(gateway, ids) if is_distributed else ()),
        *(optional.cloudfront.distributions(gateway, ids) if is_distributed else ()),
        *edge_resources,
        *(optional.domain.domain_resources(gateway, ids) if gateway.domains else ()),
        *keys(gateway, ids),
        *permissions(gateway, ids),
        *(optional.alarm.alarms(gateway, ids) if any(stage.alarms for stage in gateway.stages) else ()),
        *(optional.dashboard.dashboards(gateway, ids) if gateway.dashboard else ()),
        *(optional.audit.audit_resources(gateway, ids) if gateway.audit else ()),
    )
    has_older = gateway.head is not None or bool(gateway.still_served)
    resources = optional.released.with_served(gateway, made, ids) if has_older else made
    return Template(
        description=gateway.description,
        parameters=(*edge_parameters, *lookups(resources, outputs)),
        resources=resources,
        outputs=outputs,
        assets=(
            *function_assets(gateway),
            *(optional.released.served_assets(gateway, resources) if has_older else ()),
            *(optional.domain.domain_assets(gateway) if gateway.domains else ()),
        ),
    )


def _edge(gateway: Gateway, ids: Ids) -> tuple[tuple[Parameter, ...], tuple[Resource, ...]]:
    """What the gateway needs in `us-east-1`: parameters for it, or the resources where the stack is there itself."""
    if not has_edge_parts(gateway):
        return (), ()
    return optional.edge.edge_parameters(gateway, ids), optional.edge.edge_resources(gateway, ids)


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
