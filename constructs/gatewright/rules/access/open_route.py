"""A route that can change data is open to all clients.

With `auth: none`, any client on the internet can call the route. That is right for a webhook that checks a signature
itself, or for signing in; then waive this rule for the route and give the reason. This rule does not report routes that
only read, routes that require an API key, private APIs, or APIs whose `policy` restricts the callers.

Without `$connect`, any client can connect to a WebSocket API and send all its messages.

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
    """Routes that write have authorization. A setting that opens several routes is reported once."""
    if gateway.endpoint.value == "private" or (gateway.policy and gateway.policy.allow):
        return
    if gateway.kind == "websocket" and not any(route.message == "$connect" for route in gateway.routes):
        message = "any client can connect: there is no `$connect` route"
        yield Problem(("routes",), message, "add `$connect` with `auth:`", at_key=True)
    opened: dict[Path, list[Route]] = {}
    for route in gateway.routes:
        if _is_open(route, gateway):
            opened.setdefault(route.auth.path, []).append(route)
    for path, routes in opened.items():
        message = f"any client can call {listed([route.key for route in routes])}"
        help = "write `auth:` with an authorizer or `iam`, or waive this rule and give the reason"
        yield Problem(path, message, help, related=_related(routes))


def _is_open(route: Route, gateway: Gateway) -> bool:
    # API Gateway authorizes the clients of a WebSocket API only when they connect.
    is_entrance = route.message == "$connect" if gateway.kind == "websocket" else route.method in WRITING
    return is_entrance and route.auth.value == "none" and not route.api_key.value


def _related(routes: list[Route]) -> tuple[tuple[Path, str], ...]:
    return tuple((route.path, "this route is open to all clients") for route in routes[:3]) if len(routes) > 1 else ()


RULE = Rule("GW401", "open-route", __doc__ or "", check, Severity.WARNING)
