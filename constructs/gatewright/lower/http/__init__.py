"""HTTP APIs: a Gateway becomes CloudFormation, as resources or as one body."""

from collections.abc import Iterator, Sequence

from gatewright.document.plain_data import present
from gatewright.gateway import Gateway, Route
from gatewright.gateway.preflight import preflights
from gatewright.lower.http.authorizer import authorizer_resources
from gatewright.lower.http.backend import integration_of
from gatewright.lower.http.body import imported_api
from gatewright.lower.http.cors import cors_configuration
from gatewright.lower.http.route import route_resource
from gatewright.lower.ids import Ids
from gatewright.lower.output import outputs
from gatewright.lower.v2.api import api
from gatewright.lower.v2.integration import integration_resource
from gatewright.lower.v2.stage import deployed
from gatewright.template import Origin, Output, Resource


def lower_http(gateway: Gateway, ids: Ids) -> tuple[tuple[Resource, ...], tuple[Output, ...]]:
    """The API's resources and outputs."""
    return deployed(gateway, ids, lambda ids: tuple(_parts(gateway, ids))), tuple(outputs(gateway, ids))


def _parts(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The API, then all other parts of a deployment's snapshot."""
    routes = (*gateway.routes, *preflights(gateway))
    if gateway.render.value == "body":
        yield imported_api(gateway, routes, ids)
        return
    cors = Origin(("cors",), cors_configuration(gateway)) if gateway.cors else None
    yield api(gateway, ids, present(ProtocolType="HTTP", CorsConfiguration=cors))
    yield from authorizer_resources(gateway, ids)
    yield from _integrations(routes, ids)
    for route in routes:
        yield route_resource(route, ids)


def _integrations(routes: Sequence[Route], ids: Ids) -> Iterator[Resource]:
    used = {route.backend.value.path: route.backend.value for route in routes}
    for _, backend in sorted(used.items(), key=lambda item: str(item[0])):
        yield integration_resource(backend, integration_of(backend, ids), ids)
