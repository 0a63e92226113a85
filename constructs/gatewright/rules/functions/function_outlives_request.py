"""A function may run for longer than API Gateway waits.

When API Gateway stops waiting, the caller gets a 504. The function goes on, is paid for, and may still write what the
caller now believes was not written. API Gateway waits for 29 seconds, or for what the backend's `timeout` says.

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
    may = f"{function.name!r} may run for {spell(function.timeout)}s"
    help = f"write `timeout: {int(seconds) or 1}s` or less for the function"
    related = ((backend.path, "called here"),)
    return Problem(
        (*function.path, "timeout"), f"{may}, and API Gateway waits {spell(seconds)}s", help, related=related
    )


RULE = Rule("GW448", "function-outlives-request", __doc__ or "", check, Severity.WARNING)
