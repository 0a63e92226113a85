"""Which route of a WebSocket API a message takes.

A field of the message names the route, or a text that is made of several. Where that is no route, where the field is
not there, or where the message is not JSON, `$default` takes it; without such a route the sender gets the word
"Forbidden".
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from gatewright.document.plain_data import is_mapping
from gatewright.gateway import Gateway
from gatewright.gateway.matching import DEFAULT_ROUTE, RouteMatch

_UNNAMED = ("$connect", "$disconnect")
"""Routes that no message takes."""


def match_message(gateway: Gateway, text: str) -> RouteMatch:
    """Which route of a gateway takes a message, and why."""
    routes = {route.key: route for route in gateway.routes if route.key not in _UNNAMED}
    key, reason = _key(gateway.message_route, text)
    if key is not None and key in routes:
        return RouteMatch(route=routes[key], variables={}, reasons=(reason,))
    reasons = (reason,) if key is None else (reason, f"there is no route {key}")
    default = routes.get(DEFAULT_ROUTE)
    more = f"{DEFAULT_ROUTE} matches all other requests" if default else f"there is no {DEFAULT_ROUTE}"
    return RouteMatch(route=default, variables={}, reasons=(*reasons, more))


def _key(chosen_by: str, text: str) -> tuple[str | None, str]:
    """What a message says which route it is for, if it does, and how that was found."""
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        return None, "the message is not JSON"
    fields = re.findall(r"\{(.*?)\}", chosen_by) or [chosen_by]
    said = {field: _text({"body": message}, field) for field in fields}
    missing = [field for field, value in said.items() if value is None]
    if missing:
        return None, f"the message has no string at {missing[0]}"
    key = re.sub(r"\{(.*?)\}", lambda field: said[field[1]] or "", chosen_by) if "{" in chosen_by else said[chosen_by]
    return key, f"{chosen_by} is {key}"


def _text(message: Mapping[str, Any], field: str) -> str | None:
    """The text in a field of a message: `body.action`."""
    value: Any = message
    for name in field.split("."):
        value = value.get(name) if is_mapping(value) else None
    return value if isinstance(value, str) else None
