"""REST APIs: a Gateway becomes CloudFormation, as one body or as resources."""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.lower.deployment import deployments, identity
from gatewright.lower.firewall import firewalls
from gatewright.lower.ids import Ids
from gatewright.lower.output import outputs
from gatewright.lower.rest.api import rest_api
from gatewright.lower.rest.cors import with_cors
from gatewright.lower.rest.documentation import documentation_resources
from gatewright.lower.rest.method import methods
from gatewright.lower.rest.plan import plan_resources
from gatewright.lower.rest.resource import api_parts
from gatewright.lower.rest.stage import stages
from gatewright.template import Output, Resource


def lower_rest(gateway: Gateway, ids: Ids) -> tuple[tuple[Resource, ...], tuple[Output, ...]]:
    """The API's resources and outputs."""
    api, *parts = _api(gateway, ids)
    digest = identity(gateway, ids, (api, *parts), lambda plain: tuple(_api(gateway, plain)))
    resources = (
        api,
        *parts,
        *deployments(gateway, ids, digest, [part.id for part in parts]),
        *documentation_resources(gateway, ids),
        *stages(gateway, ids, digest),
        *firewalls(gateway, ids),
        *plan_resources(gateway, ids),
    )
    return resources, tuple(outputs(gateway, ids))


def _api(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The API, then all other parts of a deployment's snapshot."""
    all_methods = with_cors(tuple(methods(gateway, ids)), gateway.cors)
    yield rest_api(gateway, all_methods, ids)
    if gateway.render.value == "resources":
        yield from api_parts(gateway, all_methods, ids)
