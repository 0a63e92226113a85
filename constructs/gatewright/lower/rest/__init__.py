"""REST APIs: a Gateway becomes CloudFormation, as one body or as resources."""

from gatewright.gateway import Gateway
from gatewright.lower.ids import Ids
from gatewright.lower.rest.api import rest_api
from gatewright.lower.rest.cors import with_cors
from gatewright.lower.rest.method import methods
from gatewright.lower.rest.plans import plan_resources
from gatewright.lower.rest.resources import api_parts
from gatewright.lower.rest.stages import deployment, outputs, stages
from gatewright.template import Output, Resource


def lower_rest(gateway: Gateway, ids: Ids) -> tuple[tuple[Resource, ...], tuple[Output, ...]]:
    """The API's resources, and what the stack tells about it."""
    all_methods = with_cors(tuple(methods(gateway, ids)), gateway.cors)
    parts = [rest_api(gateway, all_methods, ids)]
    if gateway.render.value == "resources":
        parts += api_parts(gateway, all_methods, ids)
    snapshot = deployment(gateway, ids, parts)
    resources = (
        *parts,
        snapshot,
        *stages(gateway, ids, snapshot.id),
        *plan_resources(gateway, ids),
    )
    return resources, tuple(outputs(gateway, ids))
