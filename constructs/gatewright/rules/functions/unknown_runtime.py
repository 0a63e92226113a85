"""A Lambda function's runtime is unknown.

It may be misspelled, or newer than this release of Gatewright, which knows the runtimes of November 2026.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
functions: {orders: {code: ./orders, handler: app.handler, runtime: python314}}
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
from gatewright.diagnostics.nearest import nearest
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.runtimes import DEPRECATED, SUPPORTED


def check(gateway: Gateway) -> Iterator[Problem]:
    """Functions have known runtimes."""
    for function in gateway.functions:
        if function.runtime not in SUPPORTED and function.runtime not in DEPRECATED:
            meant = nearest(function.runtime, SUPPORTED)
            help = f"did you mean `{meant}`?" if meant else "write one of Lambda's runtimes, such as `python3.14`"
            yield Problem((*function.path, "runtime"), f"there is no known runtime {function.runtime!r}", help)


RULE = Rule("GW449", "unknown-runtime", __doc__ or "", check, Severity.WARNING)
