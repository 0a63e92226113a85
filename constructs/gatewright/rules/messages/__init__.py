"""WebSocket messages."""

from gatewright.gateway import Unit


def concerns(unit: Unit) -> bool:
    """The API is a WebSocket API."""
    return unit.kind == "websocket"
