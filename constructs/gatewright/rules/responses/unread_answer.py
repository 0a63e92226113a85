"""A backend's answers are mapped for nobody.

What a backend says goes back to the sender of a message where a route says `reply: true`. Here no route does, so that
the mappings under `responses` have no effect.

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
    """Somebody gets the answers that are mapped."""
    replying = {route.backend.value.path for route in gateway.routes if route.reply}
    used = {route.backend.value.path for route in gateway.routes}
    for backend in gateway.all_backends:
        key = _said(backend)
        if key and backend.path in used - replying:
            message = "no route sends this back"
            yield Problem((*settings_path(backend), key), message, "write `reply: true` at a route", at_key=True)


def _said(backend: Backend) -> str:
    """Where a spec says what goes back, if it does."""
    match backend.target:
        case ServiceTarget(written=written):
            return "responses" if written.responses else ""
        case MockTarget(body=body, responses=responses):
            return "responses" if responses else "body" if body else ""
        case target:
            return "responses" if target.responses else ""


RULE = Rule("GW480", "unread-answer", __doc__ or "", check, Severity.WARNING, kinds=WEBSOCKET)
