"""A throttle is negative.

A rate is a number of requests per second, a burst a number of requests. Neither can be negative.

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
            yield Problem(path, f"`{name}` must be 0 or more, not {spell(value)}", f"delete `{name}` for no limit")


RULE = Rule("GW370", "throttle-range", __doc__ or "", check)
