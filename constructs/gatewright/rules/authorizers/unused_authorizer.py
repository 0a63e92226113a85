"""An authorizer is defined, but no route uses it.

The stack still creates it, and it counts towards the quota of ten authorizers per API. Perhaps a route that should use
it does not.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
authorizers: {partners: {lambda: "arn:aws:lambda:eu-west-1:111122223333:function:partners"}}
routes: {GET /orders: {backend: {mock: {}}, auth: iam}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
authorizers: {partners: {lambda: "arn:aws:lambda:eu-west-1:111122223333:function:partners"}}
routes: {GET /orders: {backend: {mock: {}}, auth: partners}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Every authorizer is used by a route."""
    used = {route.auth.value for route in gateway.routes}
    for authorizer in gateway.authorizers:
        if authorizer.name not in used:
            message = f"no route uses the authorizer {authorizer.name!r}"
            help = f"write `auth: {authorizer.name}` in a route, or delete the authorizer"
            yield Problem(authorizer.path, message, help, at_key=True)


RULE = Rule("GW413", "unused-authorizer", __doc__ or "", check, Severity.WARNING, whole=True, everywhere=True)
