"""An API key is in two usage plans of the same stage.

API Gateway rejects the second plan, because it could not decide whose limits apply. Give the client a separate key for
each plan, or use one plan.

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
    """A key has one plan per stage. A key of several stages or generations is reported once."""
    first: dict[tuple[str, str], Path] = {}
    reported: set[Path] = set()
    for plan in gateway.plans:
        for entry in plan.keys:
            for stage in plan.stages:
                earlier = first.setdefault((entry.key.name, stage.name), entry.path)
                if earlier != entry.path and entry.path not in reported:
                    reported.add(entry.path)
                    message = f"the key {entry.key.name!r} is already in another plan of the stage {stage.name!r}"
                    help = "remove it from one plan, or give the client another key"
                    yield Problem(entry.path, message, help, related=((earlier, "the key is also here"),))


RULE = Rule("GW357", "key-in-two-plans", __doc__ or "", check)
