"""Routes of messages, and their replies."""

from collections.abc import Iterator

from gatewright.document.plain_data import present
from gatewright.gateway import Gateway, Route
from gatewright.lower.ids import Ids
from gatewright.lower.merge import merged_properties
from gatewright.lower.websocket.authorizer import authorization
from gatewright.lower.websocket.backend import connects_by_response, read_on_connect, target_id
from gatewright.lower.websocket.data_model import message_check, needed_models
from gatewright.lower.websocket.response import DEFAULT
from gatewright.template import Ref, Resource, Value, text


def route_resources(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The routes, each with its reply if it has one."""
    for route in gateway.routes:
        yield _route(route, ids)
        if route.reply or connects_by_response(route, ids):
            yield _reply(route, ids)


def _route(route: Route, ids: Ids) -> Resource:
    properties: dict[str, Value] = present(
        ApiId=Ref(ids.of("Api")),
        RouteKey=route.key,
        **authorization(route, ids),
        ApiKeyRequired=route.api_key.value or None,
        **message_check(route),
        **read_on_connect(route, ids),
        RouteResponseSelectionExpression=DEFAULT if route.reply else None,
        OperationName=route.operation or None,
        Target=text("integrations/", Ref(target_id(route, ids))),
    )
    return Resource(
        id=_route_id(route, ids),
        type="AWS::ApiGatewayV2::Route",
        properties=merged_properties(properties, route.raw_route),
        origin=route.path,
        depends_on=needed_models(route, ids),
        snapshot=route.key,
    )


def _reply(route: Route, ids: Ids) -> Resource:
    return Resource(
        id=ids.of("Reply", route.key),
        type="AWS::ApiGatewayV2::RouteResponse",
        properties={
            "ApiId": Ref(ids.of("Api")),
            "RouteId": Ref(_route_id(route, ids)),
            "RouteResponseKey": DEFAULT,
        },
        origin=route.path,
        snapshot=f"reply to {route.key}",
    )


def _route_id(route: Route, ids: Ids) -> str:
    return ids.of("Route", route.key)
