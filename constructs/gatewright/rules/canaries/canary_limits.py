"""A limit of a canary cannot be evaluated.

No number of requests can show that a canary is not worse at all, so a limit must be above 0 %. No percentage of
requests is above 100 %. Without any limit, Gatewright has nothing to evaluate, and could never find that a canary is
good.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {canary: {limits: {server_errors: 0%}}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {canary: {limits: {server_errors: 0.5%}}}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Gateway
from gatewright.gateway.canary import CanaryPlan
from gatewright.rules.rule import REST, Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """All limits of canaries can be evaluated."""
    for stage in gateway.stages:
        yield from _limits(stage.canary)


def _limits(plan: CanaryPlan) -> Iterator[Problem]:
    path = (*plan.path, "limits")
    if plan.at_least < 1:
        yield Problem((*plan.path, "at_least"), "`at_least` must be 1 or more", "write `1` or more")
    if not plan.errors and not plan.latencies:
        help = "remove one of them to use its default"
        yield Problem(path, "the canary cannot be evaluated, because all limits are `none`", help, at_key=True)
    for what, limit in plan.errors.items():
        yield from _part((*path, what, "worse"), limit.worse)
        if limit.above is not None:
            yield from _part((*path, what, "above"), limit.above)
    for percentile, factor in plan.latencies.items():
        if factor <= 1:
            message = "a limit of 0% never gives a verdict: no two releases are exactly equally fast"
            yield Problem((*path, "latency", percentile), message, "write a percentage above 0%: `20%`")


def _part(path: Path, share: float) -> Iterator[Problem]:
    if not share:
        message = "a limit of 0% never gives a verdict: no number of requests rules out every error"
        yield Problem(path, message, "write a percentage above 0%: `0.5%`")
    elif share >= 1:
        yield Problem(path, "a percentage is never above 100%", "write a smaller percentage: `5%`")


RULE = Rule("GW512", "canary-limits", __doc__ or "", check, kinds=REST)
