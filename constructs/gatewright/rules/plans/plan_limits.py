"""A usage plan has limits that API Gateway rejects.

A quota is at least one request; omit it for no quota. A plan can have its own throttle, and throttles for at most 20
routes. AWS can increase the limit of 20; then waive this rule and give the reason.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /orders: {backend: {mock: {}}, auth: none, api_key: true}}
stages: {dev: {}}
plans: {partners: {stages: [dev], quota: 0/day, keys: [acme]}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /orders: {backend: {mock: {}}, auth: none, api_key: true}}
stages: {dev: {}}
plans: {partners: {stages: [dev], quota: 100/day, keys: [acme]}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule

MOST_ROUTES = 20


def check(gateway: Gateway) -> Iterator[Problem]:
    """Usage plans have limits that API Gateway supports."""
    for plan in gateway.plans:
        if plan.quota and plan.quota.count == 0:
            message = "`quota` must be at least one request, not 0"
            yield Problem((*plan.path, "quota"), message, f"write `1/{plan.quota.period}` or more, or delete `quota`")
        if len(plan.routes) > MOST_ROUTES:
            message = f"a plan must have throttles for at most {MOST_ROUTES} routes, not {len(plan.routes)}"
            help = "use the plan's own `throttle` for some of them"
            yield Problem((*plan.path, "routes"), message, help, at_key=True)


RULE = Rule("GW355", "plan-limits", __doc__ or "", check)
