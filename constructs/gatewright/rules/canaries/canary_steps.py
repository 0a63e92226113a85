"""A canary's traffic percentages do not increase.

A canary gets more traffic with every step, from more than 0 % to less than 100 %. Gatewright promotes it after the last
step. A last step of 100 % is allowed and means the promotion: at 100 % there is no base to compare the canary with.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {canary: {steps: [25%, 5%, 50%]}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {canary: {steps: [5%, 25%, 50%]}}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.spec.values.number import spell


def check(gateway: Gateway) -> Iterator[Problem]:
    """Every canary has steps, and they increase."""
    for stage in gateway.stages:
        path = (*stage.canary.path, "steps")
        if not stage.canary.shares:
            message = "no step is below 100%, so the canary cannot be compared with its base"
            yield Problem(path, message, "write steps below 100%: `[5%, 25%, 50%]`", at_key=True)
        before = 0.0
        for index, share in enumerate(stage.canary.steps):
            if share <= before:
                message = f"this step must be more than {spell(before)}%, not {spell(share)}%"
                yield Problem((*path, index), message, "write steps that increase: `[5%, 25%, 50%]`")
            before = max(before, share)


RULE = Rule("GW510", "canary-steps", __doc__ or "", check, kinds=REST)
