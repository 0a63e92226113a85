"""From what is meant to CloudFormation: a Gateway becomes a Template. One file a noun."""

from collections.abc import Callable

from gatewright.gateway import Gateway
from gatewright.lower.alarms import alarms
from gatewright.lower.dashboards import dashboards
from gatewright.lower.domains import domain_outputs, domain_resources
from gatewright.lower.functions import function_assets, function_outputs, function_resources
from gatewright.lower.ids import Ids
from gatewright.lower.permissions import permissions
from gatewright.lower.plain import plain_resources
from gatewright.lower.references import lookups
from gatewright.lower.roles import service_roles
from gatewright.lower.vpc_links import vpc_links
from gatewright.template import Output, Resource, Template

Lowering = Callable[[Gateway, Ids], tuple[tuple[Resource, ...], tuple[Output, ...]]]
"""What makes an API's resources, and what the stack tells about it."""


def lower(gateway: Gateway, ids: Ids) -> Template:
    """The template of a gateway."""
    api, told = _lowering(gateway)(gateway, ids)
    outputs = (*told, *domain_outputs(gateway, ids), *function_outputs(gateway, ids))
    resources = (
        *plain_resources(gateway, ids),
        *function_resources(gateway, ids),
        *vpc_links(gateway, ids),
        *service_roles(gateway, ids),
        *api,
        *domain_resources(gateway, ids),
        *permissions(gateway, ids),
        *alarms(gateway, ids),
        *dashboards(gateway, ids),
    )
    return Template(
        description=gateway.description,
        parameters=lookups(resources, outputs),
        resources=resources,
        outputs=outputs,
        assets=function_assets(gateway),
    )


def _lowering(gateway: Gateway) -> Lowering:
    """The lowering of the gateway's kind. The others are not even imported."""
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
