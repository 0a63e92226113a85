"""A route that can change things is open to everybody.

`auth: none` lets anybody on the internet call it, as often as they like. That is right for a web hook that checks a
signature itself, or for signing in; then waive this rule for the route and say why. Routes that only read are not
reported, nor are APIs that a `policy` or a private endpoint closes, nor routes that want an API key.

Everybody may open a connection to a WebSocket API that has no `$connect`, and send it all its messages.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {POST /orders: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {POST /hooks: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
rules: {open-route: {waive: the backend checks the sender's signature, at: [routes.POST /hooks]}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.document import Path
from gatewright.gateway import Gateway, Route
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.words import listed

WRITING = ("POST", "PUT", "PATCH", "DELETE", "ANY")


def check(gateway: Gateway) -> Iterator[Problem]:
    """Routes that write are closed. What opens several of them is reported once."""
    if gateway.endpoint.value == "private" or (gateway.policy and gateway.policy.allow):
        return
    if gateway.kind == "websocket" and not any(route.message == "$connect" for route in gateway.routes):
        yield Problem(
            ("routes",), "anybody may connect: there is no `$connect`", "write `$connect`, and who may", at_key=True
        )
    opened: dict[Path, list[Route]] = {}
    for route in gateway.routes:
        if _is_open(route, gateway):
            opened.setdefault(route.auth.path, []).append(route)
    for path, routes in opened.items():
        message = f"anybody may call {listed([route.key for route in routes])}"
        help = "name who may, or waive this rule with the reason why everybody may"
        yield Problem(path, message, help, related=_related(routes))


def _is_open(route: Route, gateway: Gateway) -> bool:
    # Who has been let in to a WebSocket may send what it likes.
    is_entrance = route.message == "$connect" if gateway.kind == "websocket" else route.method in WRITING
    return is_entrance and route.auth.value == "none" and not route.api_key.value


def _related(routes: list[Route]) -> tuple[tuple[Path, str], ...]:
    return tuple((route.path, "this route is open") for route in routes[:3]) if len(routes) > 1 else ()


RULE = Rule("GW401", "open-route", __doc__ or "", check, Severity.WARNING)
