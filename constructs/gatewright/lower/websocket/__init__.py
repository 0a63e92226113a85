"""WebSocket APIs: a Gateway becomes CloudFormation."""

import re
from collections.abc import Iterator

from gatewright.document.plain_data import present
from gatewright.gateway import Gateway
from gatewright.lower.ids import Ids
from gatewright.lower.output import outputs
from gatewright.lower.rest.plan import plan_resources
from gatewright.lower.v2.api import api
from gatewright.lower.v2.stage import deployed
from gatewright.lower.websocket.authorizer import authorizer_resources
from gatewright.lower.websocket.backend import integration_resources
from gatewright.lower.websocket.data_model import model_resources
from gatewright.lower.websocket.route import route_resources
from gatewright.template import Output, Resource, Value

_KEY_SOURCES = {"header": "$request.header.x-api-key", "authorizer": "$context.authorizer.usageIdentifierKey"}


def lower_websocket(gateway: Gateway, ids: Ids) -> tuple[tuple[Resource, ...], tuple[Output, ...]]:
    """The API's resources and outputs."""
    served = deployed(gateway, ids, lambda ids: tuple(_parts(gateway, ids)))
    return (*served, *plan_resources(gateway, ids)), tuple(outputs(gateway, ids))


def _parts(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The API, then all other parts of a deployment's snapshot."""
    yield api(gateway, ids, _definition(gateway))
    yield from authorizer_resources(gateway, ids)
    yield from model_resources(gateway, ids)
    yield from integration_resources(gateway, ids)
    yield from route_resources(gateway, ids)


def _definition(gateway: Gateway) -> dict[str, Value]:
    source = _KEY_SOURCES[gateway.api_key_source.value]
    needs_keys = any(route.api_key.value for route in gateway.routes)
    return present(
        ProtocolType="WEBSOCKET",
        RouteSelectionExpression=_selection(gateway.message_route),
        ApiKeySelectionExpression=source if needs_keys else None,
    )


def _selection(path: str) -> str:
    """The route selection expression: the part of a message that selects its route."""
    return re.sub(r"\{(.*?)\}", r"${request.\1}", path) if "{" in path else f"$request.{path}"
