"""A backend is to get a header that API Gateway keeps back.

Callers of a route with `auth: iam` sign their requests, and the signature is in the header `Authorization`. API Gateway
takes it out: nothing is left of it to pass on.

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
    """What backends take of a request is there. What is true of several routes is said once."""
    said: set[Path] = set()
    for route in gateway.routes:
        if route.auth.value != "iam" or route.backend.value.path in said:
            continue
        said.add(route.backend.value.path)
        for path, source in sources(route.backend.value):
            if source.location == "header" and source.name.lower() == "authorization":
                message = f"`{route.key}` has no `Authorization` header to pass on: it holds the caller's signature"
                help = "let callers send another header, or pass on `context.identity.userArn`"
                yield Problem(path, message, help, related=((route.path, "callers sign their requests here"),))


RULE = Rule("GW414", "lost-authorization", __doc__ or "", check, Severity.WARNING, kinds=NOT_HTTP)
