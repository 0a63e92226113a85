"""A Lambda function uses a deprecated runtime, which receives no security patches.

Some time after the deprecation Lambda also rejects new functions with this runtime, and later updates of existing ones.
Gatewright knows the runtimes of November 2026.

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
    """Functions use supported runtimes."""
    for function in gateway.functions:
        since = DEPRECATED.get(function.runtime)
        if since:
            message = f"the runtime {function.runtime!r} has received no security patches since {since}"
            yield Problem((*function.path, "runtime"), message, f"write `{successor(function.runtime)}`")


RULE = Rule("GW405", "deprecated-runtime", __doc__ or "", check, Severity.WARNING)
