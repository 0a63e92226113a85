"""A Lambda function's memory is outside the range that Lambda supports.

Lambda supports 128 MB to 10,240 MB, in steps of 1 MB.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
functions: {orders: {code: ./orders, handler: app.handler, runtime: python3.14, memory: 64MB}}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
functions: {orders: {code: ./orders, handler: app.handler, runtime: python3.14, memory: 128MB}}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.spec.values.number import spell

LEAST, MOST = 128, 10_240


def check(gateway: Gateway) -> Iterator[Problem]:
    """Functions have an amount of memory that Lambda supports."""
    for function in gateway.functions:
        memory = function.memory
        if not LEAST <= memory <= MOST or memory != int(memory):
            message = f"`memory` must be 128MB to 10240MB, in steps of 1MB, not {spell(memory)}MB"
            nearest = min(max(round(memory), LEAST), MOST)
            yield Problem((*function.path, "memory"), message, f"write `{nearest}MB`")


RULE = Rule("GW340", "function-memory", __doc__ or "", check)
