"""HTTP APIs: a Gateway becomes CloudFormation, as resources or as one body."""

from collections.abc import Iterator

from gatewright.gateway import Gateway, Route
from gatewright.lower.http.authorizers import authorization, authorizer_resources
from gatewright.lower.http.backends import integration_of
from gatewright.lower.http.body import api_body
from gatewright.lower.http.cors import cors_configuration
from gatewright.lower.ids import Ids
from gatewright.lower.merge import merged_properties
from gatewright.lower.v2.api import api
from gatewright.lower.v2.integration import integration_id, integration_resource
from gatewright.lower.v2.outputs import outputs
from gatewright.lower.v2.stages import deployment, stages
from gatewright.spec.values.path import METHODS
from gatewright.template import Origin, Output, Ref, Resource, Value, text


def lower_http(gateway: Gateway, ids: Ids) -> tuple[tuple[Resource, ...], tuple[Output, ...]]:
    """The API's resources, and what the stack tells about it."""
    parts = [api(gateway, ids, _definition(gateway, ids))]
    if gateway.render.value == "resources":
        parts += [*authorizer_resources(gateway, ids), *_integrations(gateway, ids), *_routes(gateway, ids)]
    deployed = deployment(gateway, ids, parts)
    resources = (*parts, *([deployed] if deployed else []), *stages(gateway, ids, deployed, parts))
    return resources, tuple(outputs(gateway, ids))


def _definition(gateway: Gateway, ids: Ids) -> dict[str, Value]:
    methods = _methods(gateway)
    if gateway.render.value == "body":
        return {"Body": api_body(gateway, methods, ids)}
    cors = {"CorsConfiguration": Origin(("cors",), cors_configuration(gateway.cors, methods))} if gateway.cors else {}
    return {"ProtocolType": "HTTP", **cors}


def _methods(gateway: Gateway) -> tuple[str, ...]:
    """The methods that the API's routes have, for browsers that ask."""
    used = {route.method for route in gateway.routes}
    every = {method for method in METHODS if method != "ANY"}
    return tuple(sorted(every if "ANY" in used else used))


def _integrations(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    used = {route.backend.value.path: route.backend.value for route in gateway.routes}
    for _, backend in sorted(used.items(), key=lambda item: str(item[0])):
        yield integration_resource(backend, integration_of(backend, ids), ids)


def _routes(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    for route in gateway.routes:
        yield _route(route, ids)


def _route(route: Route, ids: Ids) -> Resource:
    properties: dict[str, Value] = {
        "ApiId": Ref(ids.of("Api")),
        "RouteKey": route.key,
        **authorization(route, ids),
        **({"OperationName": route.operation} if route.operation else {}),
        "Target": text("integrations/", Ref(integration_id(route.backend.value, ids))),
    }
    return Resource(
        id=ids.of("Route", *((route.message,) if route.message else (route.method, str(route.url)))),
        type="AWS::ApiGatewayV2::Route",
        properties=merged_properties(properties, route.raw_route),
        origin=route.path,
        snapshot=route.key,
    )
