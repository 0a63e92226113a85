"""A WebSocket route has a setting that API Gateway does not support on it.

API Gateway authorizes a client once, when it connects. It supports authorizers and API keys only on `$connect`. A
connected client can send every message.

`$connect` and `$disconnect` are not messages: they have no body to validate, and no reply. When a client connects, it
receives only a status code; after it disconnects, it receives nothing.

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

_REPLY_HELPS = {CONNECT: "delete it; once the client is connected, a function can post to it", DISCONNECT: "delete it"}
_BODY_HELPS = {CONNECT: "delete it; read headers or the query string instead", DISCONNECT: "delete it"}


def check(gateway: Gateway) -> Iterator[Problem]:
    """Clients are authorized when they connect; bodies and replies belong to messages."""
    connects = next((route for route in gateway.routes if route.message == CONNECT), None)
    for route in gateway.routes:
        if route.message != CONNECT:
            yield from _access(route, connects)
        if route.message in (CONNECT, DISCONNECT):
            yield from _message(route)


def _access(route: Route, connects: Route | None) -> Iterator[Problem]:
    related = ((connects.path, "clients connect here"),) if connects else ()
    if route.auth.value != "none":
        message = f"WebSocket APIs do not support `auth` on `{route.message}`"
        yield Problem(route.auth.path, message, f"write `auth` on `{CONNECT}`", related=related)
    if route.api_key.value:
        message = f"WebSocket APIs do not support `api_key` on `{route.message}`"
        yield Problem(route.api_key.path, message, f"write `api_key` on `{CONNECT}`", related=related)


def _message(route: Route) -> Iterator[Problem]:
    if route.reply:
        message = f"`{route.message}` has no reply"
        yield Problem((*route.path, "reply"), message, _REPLY_HELPS[route.message], at_key=True)
    if route.body:
        message = f"`{route.message}` has no body"
        yield Problem(route.body.path, message, _BODY_HELPS[route.message], at_key=True)


RULE = Rule("GW398", "route-moment", __doc__ or "", check, kinds=WEBSOCKET)
