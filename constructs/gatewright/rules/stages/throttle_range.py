"""A throttle below zero.

A rate is a number of requests a second, a burst a number of requests. Neither can be negative.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {throttle: {rate: -1, burst: 10}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {throttle: {rate: 0.5, burst: 10}}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.throttles import limits
from gatewright.spec.values.number import spell


def check(gateway: Gateway) -> Iterator[Problem]:
    """Throttles are not negative."""
    for path, name, value in limits(gateway):
        if value < 0:
            yield Problem(path, f"a {name} cannot be negative, got {spell(value)}", f"take `{name}` out for no limit")


RULE = Rule("GW370", "throttle-range", __doc__ or "", check)
