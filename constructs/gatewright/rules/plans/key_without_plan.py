"""A route asks for an API key, and no plan lets a key in.

A key opens a stage by way of a plan that has them both. Where no plan has the stage, every caller of the route gets a
403. If the plan is made elsewhere, waive this rule and say so.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /orders: {backend: {mock: {}}, auth: none, api_key: true}}
stages: {dev: {}}
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
from gatewright.rules.shared.words import listed


def check(gateway: Gateway) -> Iterator[Problem]:
    """Where keys are asked for there are plans. Where there are none at all it is said of the first route."""
    asking = next((route for route in gateway.routes if route.api_key.value), None)
    planned = {stage.name for plan in gateway.plans for stage in plan.stages}
    lacking = [stage for stage in gateway.stages if stage.name not in planned]
    if asking is None or not lacking:
        return
    if not planned:
        message = f"`{asking.key}` asks for an API key, and no plan has {listed([stage.name for stage in lacking])}"
        yield Problem(
            asking.api_key.path, message, f"add `plans: {{NAME: {{stages: [{lacking[0].name}], keys: […]}}}}`"
        )
        return
    for stage in lacking:
        message = f"`{asking.key}` asks for an API key, and no plan has the stage {stage.name!r}"
        related = ((asking.api_key.path, "the key is asked for here"),)
        yield Problem(stage.path, message, f"add `{stage.name}` to a plan's `stages`", at_key=True, related=related)


RULE = Rule("GW452", "key-without-plan", __doc__ or "", check, Severity.WARNING, whole=True)
