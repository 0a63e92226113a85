"""A plan limits what asks for no key.

API Gateway counts a plan's requests by their keys. A route that asks for none looks at no plan: throttles and quotas do
not hold there. A stage's `throttle` limits everybody.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /orders: {backend: {mock: {}}, auth: iam}}
stages: {dev: {}}
plans: {partners: {stages: [dev], quota: 1000/day, keys: [acme]}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /orders: {backend: {mock: {}}, auth: iam, api_key: true}}
stages: {dev: {}}
plans: {partners: {stages: [dev], quota: 1000/day, keys: [acme]}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Plans are about routes that ask for keys."""
    asked = any(route.api_key.value for route in gateway.routes)
    for plan in gateway.plans:
        if not asked:
            message = "no route asks for a key, so that this plan limits nothing"
            yield Problem(plan.path, message, "add `api_key: true` to the routes that it is for", at_key=True)
            continue
        for entry in plan.routes:
            if not entry.route.api_key.value:
                message = f"`{entry.route.key}` asks for no key, so that this limits nothing"
                related = ((entry.route.path, "the route stands here"),)
                yield Problem(entry.path, message, "add `api_key: true` to the route", at_key=True, related=related)


RULE = Rule("GW455", "idle-plan", __doc__ or "", check, Severity.WARNING, whole=True)
