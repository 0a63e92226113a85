"""An API key is in no usage plan.

A client with this key receives a 403 from every route that requires a key.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /orders: {backend: {mock: {}}, auth: none, api_key: true}}
stages: {dev: {}}
plans: {partners: {stages: [dev], keys: [acme]}}
keys: {globex: {description: Globex Corporation}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /orders: {backend: {mock: {}}, auth: none, api_key: true}}
stages: {dev: {}}
plans: {partners: {stages: [dev], keys: [acme, globex]}}
keys: {globex: {description: Globex Corporation}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Every key is in a plan. A key with several values is reported once."""
    planned = {entry.key.path for plan in gateway.plans for entry in plan.keys}
    for path in dict.fromkeys(key.path for key in gateway.keys):
        if path not in planned:
            yield Problem(path, f"no plan has the key {str(path[-1])!r}", "add it to a plan's `keys`", at_key=True)


RULE = Rule("GW453", "unused-key", __doc__ or "", check, Severity.WARNING, whole=True, everywhere=True)
