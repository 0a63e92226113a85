"""A function's runtime gets no more security patches.

After a while Lambda refuses to make functions with such a runtime, then to change them. The list is that of November
2026.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
functions: {orders: {code: ./orders, handler: app.handler, runtime: python3.9}}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
functions: {orders: {code: ./orders, handler: app.handler, runtime: python3.14}}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.runtimes import DEPRECATED, successor


def check(gateway: Gateway) -> Iterator[Problem]:
    """Functions have runtimes that are looked after."""
    for function in gateway.functions:
        since = DEPRECATED.get(function.runtime)
        if since:
            message = f"the runtime {function.runtime!r} has had no security patches since {since}"
            yield Problem((*function.path, "runtime"), message, f"move to `{successor(function.runtime)}`")


RULE = Rule("GW405", "deprecated-runtime", __doc__ or "", check, Severity.WARNING)
