"""A usage plan has no API keys.

No client can use the plan until a person or a program adds a key to it. If that is how clients receive their keys,
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
    """Usage plans have API keys."""
    for plan in gateway.plans:
        if not plan.keys:
            message = f"the plan {plan.name!r} has no keys"
            help = "add `keys: […]`, or waive this rule if keys are added later"
            yield Problem(plan.path, message, help, at_key=True)


RULE = Rule("GW454", "plan-without-keys", __doc__ or "", check, Severity.INFO, whole=True)
