"""REST APIs: a Gateway becomes CloudFormation, as one body or as resources."""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.lower import optional
from gatewright.lower.deployment import deployed_parts, deployments
from gatewright.lower.ids import Ids
from gatewright.lower.output import outputs
from gatewright.lower.rest import extras
from gatewright.lower.rest.api import rest_api
from gatewright.lower.rest.method import methods
from gatewright.lower.rest.plan import plan_resources
from gatewright.lower.rest.stage import stages
from gatewright.template import Output, Resource


def lower_rest(gateway: Gateway, ids: Ids) -> tuple[tuple[Resource, ...], tuple[Output, ...]]:
    """The API's resources and outputs."""
    parts, digest = deployed_parts(gateway, ids, lambda ids: tuple(_api(gateway, ids)))
    resources = (
        *parts,
        *deployments(gateway, ids, digest, [part.id for part in parts[1:]]),
        *(extras.documentation.documentation_resources(gateway, ids) if gateway.documentation.value else ()),
        *stages(gateway, ids, digest),
        *(optional.firewall.firewalls(gateway, ids) if any(stage.firewall for stage in gateway.stages) else ()),
        *plan_resources(gateway, ids),
    )
    return resources, tuple(outputs(gateway, ids))


def _api(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The API, then all other parts of a deployment's snapshot."""
    all_methods = tuple(methods(gateway, ids))
    if gateway.cors:
        all_methods = extras.cors.with_cors(all_methods, gateway.cors)
    yield rest_api(gateway, all_methods, ids)
    if gateway.render.value == "resources":
        yield from extras.resource.api_parts(gateway, all_methods, ids)
