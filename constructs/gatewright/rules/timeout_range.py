"""A backend's timeout is outside of what API Gateway can wait.

API Gateway waits between 50 milliseconds and 29 seconds for a backend, and refuses other values when it deploys.
For regional APIs AWS can raise the upper end; then waive this rule and say so. Work that takes longer is better
started by one request and asked about by another.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /report: {backend: {http: {url: "https://example.com", timeout: 2m}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /report: {backend: {http: {url: "https://example.com", timeout: 29s}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway, LambdaTarget, MockTarget
from gatewright.rules.rule import Problem, Rule
from gatewright.spec.values.duration import Duration

SHORTEST_MS = 50
LONGEST_MS = 29_000


def check(gateway: Gateway) -> Iterator[Problem]:
    """Timeouts are in range."""
    for backend in gateway.all_backends:
        target = backend.target
        if isinstance(target, MockTarget) or target.timeout is None:
            continue
        if not SHORTEST_MS <= target.timeout <= LONGEST_MS:
            kind = "lambda" if isinstance(target, LambdaTarget) else "http"
            message = f"API Gateway waits 50ms to 29s for a backend, not {Duration(target.timeout)}"
            help = "write `50ms` or more" if target.timeout < SHORTEST_MS else _too_long(gateway)
            yield Problem((*backend.path, kind, "timeout"), message, help)


def _too_long(gateway: Gateway) -> str:
    if gateway.endpoint.value == "edge":
        return "write `29s` or less: for an edge API this cannot be raised"
    return "write `29s` or less, or waive this rule once AWS has raised the quota"


RULE = Rule("GW320", "timeout-range", __doc__ or "", check)
