"""WebSocket APIs: a Gateway becomes CloudFormation."""

from gatewright.gateway import Gateway
from gatewright.lower.ids import Ids
from gatewright.template import Output, Resource


def lower_websocket(gateway: Gateway, ids: Ids) -> tuple[tuple[Resource, ...], tuple[Output, ...]]:
    """The API's resources, and what the stack tells about it."""
    raise NotImplementedError
