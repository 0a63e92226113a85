"""Routes as resources."""

import re

from gatewright.document.plain_data import present
from gatewright.gateway import Route
from gatewright.lower.http.authorizer import authorization
from gatewright.lower.ids import Ids
from gatewright.lower.merge import merged_properties
from gatewright.lower.v2.integration import integration_id
from gatewright.template import Ref, Resource, Value, text


def route_resource(route: Route, ids: Ids) -> Resource:
    """An `AWS::ApiGatewayV2::Route`."""
    properties: dict[str, Value] = present(
        ApiId=Ref(ids.of("Api")),
        RouteKey=route.key,
        **authorization(route, ids),
        OperationName=route.operation or None,
        Target=text("integrations/", Ref(integration_id(route.backend.value, ids))),
    )
    return Resource(
        id=_route_id(route, ids),
        type="AWS::ApiGatewayV2::Route",
        properties=merged_properties(properties, route.raw_route),
        origin=route.path,
        snapshot=route.key,
    )


def _route_id(route: Route, ids: Ids) -> str:
    """The logical id. It does not contain the names of variables, so that renaming one updates the same route.

    With a new id CloudFormation would create the new route while the old one exists, which API Gateway rejects.
    """
    if route.message:
        return ids.of("Route", route.message)
    return ids.of("Route", route.method, re.sub(r"\{[^+}]+", "{", str(route.url)))
