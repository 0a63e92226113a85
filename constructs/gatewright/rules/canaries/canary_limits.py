"""A limit of a canary cannot be judged.

Whether a canary is worse by nothing at all cannot be known from any number of requests, and no share of requests is
above all of them. Where nothing is limited there is nothing to judge, and a canary would never be known to be good.

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
    """What is not tolerated of canaries can be seen."""
    for stage in gateway.stages:
        yield from _limits(stage.canary)


def _limits(plan: CanaryPlan) -> Iterator[Problem]:
    path = (*plan.path, "limits")
    if plan.at_least < 1:
        yield Problem((*plan.path, "at_least"), "one request is the least that can count", "write a number from 1 on")
    if not plan.errors and not plan.latencies:
        help = "leave one of them out, and what is usual holds for it"
        yield Problem(path, "nothing is limited, so that no canary could be judged", help, at_key=True)
    for what, limit in plan.errors.items():
        yield from _part((*path, what, "worse"), limit.worse)
        if limit.above is not None:
            yield from _part((*path, what, "above"), limit.above)
    for percentile, factor in plan.latencies.items():
        if factor <= 1:
            message = "that it takes no longer at all cannot be known of a canary"
            yield Problem((*path, "latency", percentile), message, "write more: `20%`")


def _part(path: Path, share: float) -> Iterator[Problem]:
    if not share:
        yield Problem(path, "that not one more fails cannot be known of a canary", "write more: `0.5%`")
    elif share >= 1:
        yield Problem(path, "no share is larger than this", "write less, or `none` instead of the limit")


RULE = Rule("GW512", "canary-limits", __doc__ or "", check, kinds=REST)
