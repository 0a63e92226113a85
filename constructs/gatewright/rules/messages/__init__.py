"""WebSocket messages."""
