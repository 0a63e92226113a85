"""A backend reads an `Authorization` header that API Gateway does not pass on.

Callers of a route with `auth: iam` sign their requests, and the `Authorization` header contains the signature. API
Gateway removes this header, so it has no value for the backend.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  orders: {http: {url: "https://orders.example.com", request: {headers: {Authorization: header.Authorization}}}}
routes: {GET /orders: {backend: orders, auth: iam}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  orders: {http: {url: "https://orders.example.com", request: {headers: {X-Caller: context.identity.userArn}}}}
routes: {GET /orders: {backend: orders, auth: iam}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.document import Path
from gatewright.gateway import Gateway
from gatewright.rules.rule import NOT_HTTP, Problem, Rule
from gatewright.rules.shared.looking import sources


def check(gateway: Gateway) -> Iterator[Problem]:
    """Backends read only headers that API Gateway passes on. A backend of several routes is reported once."""
    reported: set[Path] = set()
    for route in gateway.routes:
        if route.auth.value != "iam" or route.backend.value.path in reported:
            continue
        reported.add(route.backend.value.path)
        for path, source in sources(route.backend.value):
            if source.location == "header" and source.name.lower() == "authorization":
                message = f"API Gateway removes the `Authorization` header of `{route.key}`, which holds a signature"
                help = "use another header, or pass on `context.identity.userArn`"
                yield Problem(path, message, help, related=((route.path, "callers sign their requests to this route"),))


RULE = Rule("GW414", "lost-authorization", __doc__ or "", check, Severity.WARNING, kinds=NOT_HTTP)
