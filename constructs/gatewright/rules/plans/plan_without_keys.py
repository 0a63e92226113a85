"""A plan has no keys.

Nobody can use what it opens, until a key is added to it by hand or by a program. If that is how callers get their keys,
waive this rule.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /orders: {backend: {mock: {}}, auth: none, api_key: true}}
stages: {dev: {}}
plans: {partners: {stages: [dev]}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /orders: {backend: {mock: {}}, auth: none, api_key: true}}
stages: {dev: {}}
plans: {partners: {stages: [dev], keys: [acme]}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Plans are for somebody."""
    for plan in gateway.plans:
        if not plan.keys:
            message = f"the plan {plan.name!r} has no keys"
            yield Problem(
                plan.path, message, "add `keys: […]`, or waive this rule if keys are added later", at_key=True
            )


RULE = Rule("GW454", "plan-without-keys", __doc__ or "", check, Severity.INFO, whole=True)
