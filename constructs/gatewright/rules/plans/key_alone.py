"""An API key is all that protects a route that can change things.

An API key tells who is calling, for counting and for limits. It is no secret that protects anything: it is sent in
clear text, shared between programs, and never expires. Add an authorizer, or `auth: iam`.

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
from gatewright.rules.authorizers.open_route import WRITING
from gatewright.rules.rule import Problem, Rule
from gatewright.spec.values.message import CONNECT


def check(gateway: Gateway) -> Iterator[Problem]:
    """Routes that write are not protected by a key alone."""
    for route in gateway.routes:
        asked = route.message in ("", CONNECT) and route.api_key.value
        if asked and route.auth.value == "none" and route.method in WRITING:
            message = f"`{route.key}` is protected by an API key alone"
            yield Problem(route.path, message, "add `auth:` with an authorizer or `iam`", at_key=True)


RULE = Rule("GW406", "key-alone", __doc__ or "", check, Severity.INFO)
