"""A backend's timeout is outside the range that API Gateway supports.

API Gateway waits at least 50 milliseconds for a backend, and at most 29 seconds, 30 seconds in HTTP APIs, or 15 minutes
for a streamed response. It rejects other values at deploy time. AWS can increase the 29 seconds for regional and
private REST APIs; then waive this rule with the reason. For longer work, let one request start it and another one ask
for the result.

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
            message = f"`timeout` must be 50ms to {Duration(longest)}, not {Duration(target.timeout)}"
            help = "write `50ms` or more" if target.timeout < SHORTEST_MS else _shorter(gateway, longest)
            yield Problem((*settings_path(backend), "timeout"), message, help)


def _is_stream(target: Target) -> bool:
    return isinstance(target, LambdaTarget | HttpTarget) and target.stream


def _shorter(gateway: Gateway, longest: int) -> str:
    less = f"write `{Duration(longest)}` or less"
    can_be_raised = gateway.kind == "rest" and longest != LONGEST_STREAM_MS and gateway.endpoint.value != "edge"
    return f"{less}, or waive this rule after AWS has increased the quota" if can_be_raised else less


RULE = Rule("GW320", "timeout-range", __doc__ or "", check)
