"""A plan has limits that API Gateway refuses.

A quota is at least one request; leave it out for none. A plan has throttles for 20 routes at most, besides its own; AWS
can raise that, then waive this rule and say so.

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
    """Plans have limits that there can be."""
    for plan in gateway.plans:
        if plan.quota and plan.quota.count == 0:
            message = "a quota is at least one request"
            yield Problem((*plan.path, "quota"), message, f"write `1/{plan.quota.period}` or more, or leave it out")
        if len(plan.routes) > MOST_ROUTES:
            message = f"this plan has throttles for {len(plan.routes)} routes, and API Gateway allows {MOST_ROUTES}"
            help = "let the plan's own throttle be enough for some of them"
            yield Problem((*plan.path, "routes"), message, help, at_key=True)


RULE = Rule("GW355", "plan-limits", __doc__ or "", check)
