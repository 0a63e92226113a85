"""The shares of a canary do not rise.

A canary gets more requests step by step, from more than none of them to less than all. It is promoted after the last
step; at 100 % there would be nothing left to compare it with, so that this may be written and means the promotion.

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
    """Shares of canaries rise, and there is one to begin with."""
    for stage in gateway.stages:
        path = (*stage.canary.path, "steps")
        if not stage.canary.shares:
            message = "there is no share at which a canary could be compared with its base"
            yield Problem(path, message, "write some below 100 %: `[5%, 25%, 50%]`", at_key=True)
        before = 0.0
        for index, share in enumerate(stage.canary.steps):
            if share <= before:
                other = f"the {spell(before)} % before" if before else "nothing"
                message = f"{spell(share)} % is not more than {other}"
                yield Problem((*path, index), message, "write shares that rise: `[5%, 25%, 50%]`")
            before = max(before, share)


RULE = Rule("GW510", "canary-steps", __doc__ or "", check, kinds=REST)
