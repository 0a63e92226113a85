"""An OPTIONS route is closed.

Before a page of another site may call an API, the browser asks with an OPTIONS request, and sends no credentials with
it. If that request is refused, so is the page.

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
    """Browsers may ask."""
    for route in gateway.routes:
        if route.method == "OPTIONS" and route.auth.value != "none":
            message = f"browsers ask `{route.key}` without credentials, and it is closed"
            is_own = route.auth.path[:-1] == route.path
            path = route.auth.path if is_own else route.path
            yield Problem(path, message, "write `auth: none` for this route", at_key=not is_own)


RULE = Rule("GW443", "closed-preflight", __doc__ or "", check, Severity.WARNING, kinds=("rest", "http"))
