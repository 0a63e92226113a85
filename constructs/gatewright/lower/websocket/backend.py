"""From a backend to an integration of a WebSocket API.

The integration is that of REST APIs, with the names of WebSocket APIs. A message has no content type, so an expression
selects the template, and it is the same for all messages.
"""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from gatewright.gateway import Gateway, Route
from gatewright.lower.ids import Ids
from gatewright.lower.rest.backend import integration_of as rest_integration
from gatewright.lower.rest.integration import Integration as RestIntegration
from gatewright.lower.v2.integration import V2Integration, integration_id, integration_resource
from gatewright.lower.websocket.response import ALWAYS, DEFAULT, response_resources
from gatewright.spec.values.message import CONNECT
from gatewright.template import Resource, Value

_FROM_REQUEST = ("route.request.header.", "route.request.querystring.")
"""The parts of a request that only `$connect` has."""


def integration_resources(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The integrations, each once, with their responses."""
    for id, routes in sorted(_used(gateway, ids).items()):
        backend, how = routes[0].backend.value, rest_integration(routes[0], ids)
        made = integration_resource(backend, _converted(how), ids)
        connects = id != made.id
        yield replace(made, id=id, snapshot=f"{made.snapshot} for {CONNECT}") if connects else made
        if not how.is_proxy:
            replies = any(route.reply for route in routes)
            yield from response_resources(id, backend, how, ids, connects=connects, replies=replies)


def target_id(route: Route, ids: Ids) -> str:
    """The logical id of a route's integration.

    The backend of `$connect` decides who may connect, and its errors must reject clients. So `$connect` has a separate
    integration if the integration maps responses.
    """
    id = integration_id(route.backend.value, ids)
    return f"{id}Connect" if connects_by_response(route, ids) else id


def connects_by_response(route: Route, ids: Ids) -> bool:
    """Whether a route is `$connect`, and its backend no proxy."""
    return route.message == CONNECT and not rest_integration(route, ids).is_proxy


def read_on_connect(route: Route, ids: Ids) -> dict[str, Value]:
    """The headers and parameters that `$connect` passes to the backend: API Gateway requires their declaration."""
    if route.message != CONNECT:
        return {}
    read = sorted(set(map(_of_route, rest_integration(route, ids).parameters.values())))
    found: Value = {source: {"Required": False} for source in read if source.startswith(_FROM_REQUEST)}
    return {"RequestParameters": found} if found else {}


def _used(gateway: Gateway, ids: Ids) -> dict[str, list[Route]]:
    """The routes of each integration."""
    found: dict[str, list[Route]] = {}
    for route in gateway.routes:
        found.setdefault(target_id(route, ids), []).append(route)
    return found


def _converted(how: RestIntegration) -> V2Integration:
    return V2Integration(
        type=how.type,
        method=None if how.type == "MOCK" else "POST" if how.method == "ANY" else how.method,
        uri=how.uri,
        credentials=how.credentials,
        timeout=how.timeout,
        vpc_link=how.vpc_link,
        passthrough=how.passthrough,
        content_handling=how.content_handling,
        template_selection=ALWAYS if how.templates else None,
        parameters=_parameters(how.parameters),
        templates={DEFAULT: next(iter(how.templates.values()))} if how.templates else {},
    )


def _parameters(parameters: Mapping[str, str]) -> dict[str, Value]:
    """The same sources, with the names of routes."""
    return {name: _of_route(source) for name, source in parameters.items()}


def _of_route(source: str) -> str:
    return source.replace("method.request.", "route.request.", 1) if source.startswith("method.request.") else source
