"""A usage plan limits routes that do not require an API key.

API Gateway applies a usage plan by the API key of a request. If a route does not require a key, the plan's throttling
and quotas do not apply to it. The `throttle` of a stage applies to all requests.

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
    """Usage plans limit routes that require API keys."""
    required = any(route.api_key.value for route in gateway.routes)
    for plan in gateway.plans:
        if not required:
            message = "this plan limits nothing: no route requires an API key"
            yield Problem(plan.path, message, "add `api_key: true` to the routes that the plan limits", at_key=True)
            continue
        for entry in plan.routes:
            if not entry.route.api_key.value:
                message = f"this limits nothing: `{entry.route.key}` does not require an API key"
                related = ((entry.route.path, "the route is defined here"),)
                yield Problem(entry.path, message, "add `api_key: true` to the route", at_key=True, related=related)


RULE = Rule("GW455", "idle-plan", __doc__ or "", check, Severity.WARNING, whole=True)
