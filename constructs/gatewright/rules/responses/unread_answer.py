"""A response mapping of a WebSocket backend has no effect.

API Gateway returns a backend's response to the sender of a message if the route has `reply: true`. No route to this
backend has it, so the response is never sent.

Bad:
```yaml
gatewright: 1
name: chat
kind: websocket
backends: {rooms: {http: {url: "https://rooms.example.com", responses: {200: {templates: {$default: "{}"}}}}}}
routes: {$connect: {backend: {mock: {}}}, send: rooms}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: chat
kind: websocket
backends: {rooms: {http: {url: "https://rooms.example.com", responses: {200: {templates: {$default: "{}"}}}}}}
routes: {$connect: {backend: {mock: {}}}, send: {backend: rooms, reply: true}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Backend, Gateway, MockTarget, ServiceTarget
from gatewright.rules.rule import WEBSOCKET, Problem, Rule
from gatewright.rules.shared.looking import settings_path


def check(gateway: Gateway) -> Iterator[Problem]:
    """Mapped responses are sent to clients."""
    replying = {route.backend.value.path for route in gateway.routes if route.reply}
    used = {route.backend.value.path for route in gateway.routes}
    for backend in gateway.all_backends:
        key = _response_key(backend)
        if key and backend.path in used - replying:
            help = "write `reply: true` on a route to this backend"
            yield Problem((*settings_path(backend), key), "no route sends this response", help, at_key=True)


def _response_key(backend: Backend) -> str:
    """The key that configures the response; empty if there is none."""
    match backend.target:
        case ServiceTarget(written=written):
            return "responses" if written.responses else ""
        case MockTarget(body=body, responses=responses):
            return "responses" if responses else "body" if body else ""
        case target:
            return "responses" if target.responses else ""


RULE = Rule("GW480", "unread-answer", __doc__ or "", check, Severity.WARNING, kinds=WEBSOCKET)
