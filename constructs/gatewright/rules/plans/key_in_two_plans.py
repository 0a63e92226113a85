"""A key is in two plans of the same stage.

API Gateway could not tell which plan's limits count, and refuses the second one. Give the caller a key for each plan,
or one plan for both.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /orders: {backend: {mock: {}}, auth: none, api_key: true}}
stages: {dev: {}}
plans: {free: {stages: [dev], keys: [acme]}, paid: {stages: [dev], keys: [acme]}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /orders: {backend: {mock: {}}, auth: none, api_key: true}}
stages: {dev: {}, live: {}}
plans: {free: {stages: [dev], keys: [acme]}, paid: {stages: [live], keys: [acme]}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """A key has one plan at each stage. What is true of several stages or generations is said once."""
    first: dict[tuple[str, str], Path] = {}
    reported: set[Path] = set()
    for plan in gateway.plans:
        for entry in plan.keys:
            for stage in plan.stages:
                earlier = first.setdefault((entry.key.name, stage.name), entry.path)
                if earlier != entry.path and entry.path not in reported:
                    reported.add(entry.path)
                    message = f"the key {entry.key.name!r} is in another plan of the stage {stage.name!r} already"
                    help = "take it out of one plan, or give the caller another key"
                    yield Problem(entry.path, message, help, related=((earlier, "it stands here"),))


RULE = Rule("GW357", "key-in-two-plans", __doc__ or "", check)
