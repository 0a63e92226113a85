"""An API key is the only protection of a route that can change data.

An API key identifies a client for metering and throttling. It does not authenticate: programs share it, send it in
plain text, and it never expires. Add an authorizer, or `auth: iam`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {POST /orders: {backend: {mock: {}}, auth: none, api_key: true}}
stages: {dev: {}}
plans: {partners: {stages: [dev], keys: [acme]}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {POST /orders: {backend: {mock: {}}, auth: iam, api_key: true}}
stages: {dev: {}}
plans: {partners: {stages: [dev], keys: [acme]}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.access.open_route import WRITING
from gatewright.rules.rule import Problem, Rule
from gatewright.spec.values.message import CONNECT


def check(gateway: Gateway) -> Iterator[Problem]:
    """Routes that write require more than an API key."""
    for route in gateway.routes:
        required = route.message in ("", CONNECT) and route.api_key.value
        if required and route.auth.value == "none" and route.method in WRITING:
            message = f"an API key is the only protection of `{route.key}`"
            yield Problem(route.path, message, "add `auth:` with an authorizer or `iam`", at_key=True)


RULE = Rule("GW406", "key-alone", __doc__ or "", check, Severity.INFO)
