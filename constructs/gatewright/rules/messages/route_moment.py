"""A route of a WebSocket API asks for something at the wrong moment.

A client is looked at once, when it connects: authorizers and API keys belong to `$connect`, and API Gateway takes them
nowhere else. Whoever is connected may send every message.

Connecting and disconnecting are no messages: there is nothing to hold against a model, and nobody to reply to. Before
it is connected a client hears a status alone, and afterwards it is gone.

Bad:
```yaml
gatewright: 1
name: chat
kind: websocket
functions: {rooms: {code: ./orders, handler: app.handler, runtime: python3.14}}
backends: {rooms: {lambda: rooms}}
routes: {$connect: {backend: rooms, auth: iam}, send: {backend: rooms, auth: iam}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: chat
kind: websocket
functions: {rooms: {code: ./orders, handler: app.handler, runtime: python3.14}}
backends: {rooms: {lambda: rooms}}
routes: {$connect: {backend: rooms, auth: iam}, send: rooms}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway, Route
from gatewright.rules.rule import WEBSOCKET, Problem, Rule
from gatewright.spec.values.message import CONNECT, DISCONNECT

_WITHOUT_MESSAGE = {CONNECT: "connects", DISCONNECT: "disconnects"}


def check(gateway: Gateway) -> Iterator[Problem]:
    """Clients are looked at when they connect, messages when they are sent."""
    connects = next((route for route in gateway.routes if route.message == CONNECT), None)
    for route in gateway.routes:
        if route.message != CONNECT:
            yield from _who(route, connects)
        if route.message in _WITHOUT_MESSAGE:
            yield from _what(route, _WITHOUT_MESSAGE[route.message])


def _who(route: Route, connects: Route | None) -> Iterator[Problem]:
    related = ((connects.path, "clients connect here"),) if connects else ()
    if route.auth.value != "none":
        message = f"who sends `{route.message}` has been let in already"
        yield Problem(route.auth.path, message, f"say it at `{CONNECT}`", related=related)
    if route.api_key.value:
        message = f"`{route.message}` has no header for an API key to be in"
        yield Problem(route.api_key.path, message, f"ask for it at `{CONNECT}`", related=related)


def _what(route: Route, does: str) -> Iterator[Problem]:
    if route.reply:
        help = "take it out; once a client is connected, a function can post to it"
        yield Problem((*route.path, "reply"), f"a client that {does} gets no reply", help, at_key=True)
    if route.body:
        message = f"a client that {does} sends no message"
        yield Problem(route.body.path, message, "take it out; what it says is in the query string", at_key=True)


RULE = Rule("GW398", "route-moment", __doc__ or "", check, kinds=WEBSOCKET)
