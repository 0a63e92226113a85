"""REST APIs: a Gateway becomes CloudFormation, as one body or as resources."""

from gatewright.gateway import Gateway
from gatewright.lower.ids import Ids
from gatewright.lower.rest.api import rest_api
from gatewright.lower.rest.resources import api_parts
from gatewright.lower.rest.stages import deployment, outputs, stages
from gatewright.template import Output, Resource


def lower_rest(gateway: Gateway, ids: Ids) -> tuple[tuple[Resource, ...], tuple[Output, ...]]:
    """The API's resources, and what the stack tells about it."""
    parts = [rest_api(gateway, ids)]
    if gateway.render.value == "resources":
        parts += api_parts(gateway, ids)
    snapshot = deployment(gateway, ids, parts)
    return (*parts, snapshot, *stages(gateway, ids, snapshot.id)), tuple(outputs(gateway, ids))
