"""No route uses a backend.

The backend has no effect. Often, the route that should use it names a different backend.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {hello: {mock: {body: hello}}, goodbye: {mock: {body: goodbye}}}
routes: {GET /: {backend: hello, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {hello: {mock: {body: hello}}}
routes: {GET /: {backend: hello, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """A route uses every backend."""
    used = {route.backend.value.name for route in gateway.routes}
    for backend in gateway.backends:
        if backend.name not in used:
            message = f"no route uses the backend {backend.name!r}"
            yield Problem(backend.path, message, "remove it, or use it in a route", at_key=True)


RULE = Rule("GW420", "unused-backend", __doc__ or "", check, Severity.WARNING, whole=True, everywhere=True)
