"""A Lambda function can run for longer than API Gateway waits.

When API Gateway stops waiting, the client receives a 504. The function continues to run and to cost money, and it may
still write data although the client received an error. API Gateway waits for 29 seconds, or for the backend's
`timeout`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
functions: {orders: {code: ./orders, handler: app.handler, runtime: python3.14, timeout: 60s}}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
functions: {orders: {code: ./orders, handler: app.handler, runtime: python3.14, timeout: 20s}}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Backend, Function, Gateway, LambdaTarget
from gatewright.gateway.limits import LONGEST_WAIT_MS
from gatewright.rules.rule import Problem, Rule
from gatewright.spec.values.number import spell


def check(gateway: Gateway) -> Iterator[Problem]:
    """Functions end before the request does."""
    waits: dict[str, tuple[Function, Backend, float]] = {}
    for backend in gateway.all_backends:
        target = backend.target
        if not isinstance(target, LambdaTarget) or not _is_waited_for(target):
            continue
        seconds = (target.timeout or LONGEST_WAIT_MS[gateway.kind]) / 1000
        for function in target.functions:
            if isinstance(function, Function) and seconds > waits.get(function.name, (function, backend, 0))[2]:
                waits[function.name] = (function, backend, seconds)
    yield from (_problem(*wait) for wait in waits.values() if wait[0].timeout > wait[2])


def _is_waited_for(target: LambdaTarget) -> bool:
    return not (target.asynchronous or (target.stream and target.timeout is None))


def _problem(function: Function, backend: Backend, seconds: float) -> Problem:
    runs = f"{function.name!r} can run for {spell(function.timeout)}s"
    shorter = f"write `timeout: {int(seconds)}s` or less for the function"
    help = shorter if seconds >= 1 else "write `timeout: 1s` for the function, and 1s or more for the backend"
    related = ((backend.path, "API Gateway calls it here"),)
    return Problem(
        (*function.path, "timeout"), f"{runs}, but API Gateway waits only {spell(seconds)}s", help, related=related
    )


RULE = Rule("GW448", "function-outlives-request", __doc__ or "", check, Severity.WARNING)
