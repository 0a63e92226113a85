"""An OPTIONS route requires authorization, which browsers do not send.

Before a cross-origin request, a browser sends a preflight request with the method OPTIONS, and without credentials. If
API Gateway rejects it, the browser blocks the actual request.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {OPTIONS /orders: {backend: {mock: {}}, auth: iam}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {OPTIONS /orders: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Preflight requests need no credentials."""
    for route in gateway.routes:
        if route.method == "OPTIONS" and route.auth.value != "none":
            message = f"`{route.key}` rejects preflight requests, which have no credentials"
            is_own = route.auth.path[:-1] == route.path
            path = route.auth.path if is_own else route.path
            yield Problem(path, message, "write `auth: none` for this route", at_key=not is_own)


RULE = Rule("GW443", "closed-preflight", __doc__ or "", check, Severity.WARNING, kinds=("rest", "http"))
