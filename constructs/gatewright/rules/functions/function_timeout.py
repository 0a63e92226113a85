"""A Lambda function's timeout is outside the range that Lambda supports.

Lambda supports 1 second to 15 minutes, in whole seconds.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
functions: {orders: {code: ./orders, handler: app.handler, runtime: python3.14, timeout: 500ms}}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
functions: {orders: {code: ./orders, handler: app.handler, runtime: python3.14, timeout: 1s}}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.spec.values.number import spell

SHORTEST_S, LONGEST_S = 1, 900


def check(gateway: Gateway) -> Iterator[Problem]:
    """Functions have timeouts that Lambda supports."""
    for function in gateway.functions:
        timeout = function.timeout
        if not SHORTEST_S <= timeout <= LONGEST_S or timeout != int(timeout):
            message = f"`timeout` must be 1s to 15m, in whole seconds, not {spell(timeout)}s"
            nearest = min(max(round(timeout), SHORTEST_S), LONGEST_S)
            yield Problem((*function.path, "timeout"), message, f"write `{nearest}s`")


RULE = Rule("GW341", "function-timeout", __doc__ or "", check)
