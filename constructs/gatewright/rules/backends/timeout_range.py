"""A backend's timeout is outside of what API Gateway can wait.

API Gateway waits between 50 milliseconds and 29 seconds for a backend, 30 seconds in HTTP APIs, 15 minutes for one that
streams its answer, and refuses other values when it deploys. For regional and private REST APIs AWS can raise the 29
seconds; then waive this rule and say so. Work that takes longer is better started by one request and asked about by
another.

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

from gatewright.gateway import Gateway, HttpTarget, LambdaTarget, MockTarget, Target
from gatewright.gateway.limits import LONGEST_WAIT_MS
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import settings_path
from gatewright.spec.values.duration import Duration

SHORTEST_MS = 50
LONGEST_STREAM_MS = 900_000


def check(gateway: Gateway) -> Iterator[Problem]:
    """Timeouts are in range."""
    for backend in gateway.all_backends:
        target = backend.target
        if isinstance(target, MockTarget) or target.timeout is None:
            continue
        longest = LONGEST_STREAM_MS if _is_stream(target) else LONGEST_WAIT_MS[gateway.kind]
        if not SHORTEST_MS <= target.timeout <= longest:
            message = f"API Gateway waits 50ms to {Duration(longest)} for this backend, not {Duration(target.timeout)}"
            help = "write `50ms` or more" if target.timeout < SHORTEST_MS else _shorter(gateway, longest)
            yield Problem((*settings_path(backend), "timeout"), message, help)


def _is_stream(target: Target) -> bool:
    return isinstance(target, LambdaTarget | HttpTarget) and target.stream


def _shorter(gateway: Gateway, longest: int) -> str:
    less = f"write `{Duration(longest)}` or less"
    can_be_raised = gateway.kind == "rest" and longest != LONGEST_STREAM_MS and gateway.endpoint.value != "edge"
    return f"{less}, or waive this rule once AWS has raised the quota" if can_be_raised else less


RULE = Rule("GW320", "timeout-range", __doc__ or "", check)
