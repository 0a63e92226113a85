"""A route requires an API key, but no usage plan accepts keys for a stage.

An API key is valid for the stages of its usage plans. If no plan has the stage, every client of the route receives a
403. If the plan is created elsewhere, waive this rule and give the reason.

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
    """Stages with routes that require keys have plans. Without any plan, the first route is reported."""
    requiring = next((route for route in gateway.routes if route.api_key.value), None)
    planned = {stage.name for plan in gateway.plans for stage in plan.stages}
    without = [stage for stage in gateway.stages if stage.name not in planned]
    if requiring is None or not without:
        return
    if not planned:
        stages = f"stage{'s' * (len(without) > 1)} {listed([stage.name for stage in without])}"
        message = f"`{requiring.key}` requires an API key, but no plan has the {stages}"
        help = f"add `plans: {{NAME: {{stages: [{without[0].name}], keys: […]}}}}`"
        yield Problem(requiring.api_key.path, message, help)
        return
    for stage in without:
        message = f"`{requiring.key}` requires an API key, but no plan has the stage {stage.name!r}"
        related = ((requiring.api_key.path, "the route requires a key here"),)
        yield Problem(stage.path, message, f"add `{stage.name}` to a plan's `stages`", at_key=True, related=related)


RULE = Rule("GW452", "key-without-plan", __doc__ or "", check, Severity.WARNING, whole=True)
