"""A Lambda function is defined, but no backend and no authorizer calls it.

The stack still creates it. If something else calls it, waive this rule and give the reason. This rule does not report a
function with `connections: true`, which calls the gateway itself.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
functions: {orders: {code: ./orders, handler: app.handler, runtime: python3.14}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
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
from gatewright.gateway import Function, Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import function_references


def check(gateway: Gateway) -> Iterator[Problem]:
    """Every function is called by a backend or an authorizer."""
    used = {function.name for _, function in function_references(gateway) if isinstance(function, Function)}
    for function in gateway.functions:
        if function.name not in used and not function.connections:
            message = f"no backend or authorizer calls the function {function.name!r}"
            help = f"delete it, or add a backend `{{lambda: {function.name}}}`"
            yield Problem(function.path, message, help, at_key=True)


RULE = Rule("GW421", "unused-function", __doc__ or "", check, Severity.WARNING, whole=True, everywhere=True)
