"""A share of a canary is watched in a way that can tell nothing.

CloudWatch has a value for every minute, or for every `each`, and the newest one is some minutes old. One bad value is
no bad canary, so that a share is watched for five of them at least. Latencies are compared value by value, and below
ten of them nothing is more than chance.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {canary: {bake: 10m, each: 5m}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {canary: {bake: 30m, each: 5m}}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.gateway.canary import CanaryPlan
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.spec.values.duration import Duration

FEWEST = 5
FEWEST_LATENCIES = 10
LONGEST = 86_400


def check(gateway: Gateway) -> Iterator[Problem]:
    """Canaries are watched for long enough to tell something."""
    for stage in gateway.stages:
        yield from _times(stage.canary)


def _times(plan: CanaryPlan) -> Iterator[Problem]:
    path = plan.path
    if plan.each < 60 or plan.each % 60:
        yield Problem((*path, "each"), "API Gateway tells its numbers by the minute", "write whole minutes: `1m`, `5m`")
    elif plan.longest > LONGEST:
        message = f"a share would be watched for up to {_spelt(plan.longest)}, which no command runs for"
        yield Problem(path, message, "let `bake` and `patience` be a day together at most")
    elif plan.bake < FEWEST * plan.each:
        message = f"within {_spelt(plan.bake)} there are not {FEWEST} values of {_spelt(plan.each)}"
        yield Problem((*path, "bake"), message, f"write `{_spelt(FEWEST * plan.each)}` or more")
    elif plan.latencies and plan.longest < FEWEST_LATENCIES * plan.each:
        message = f"within {_spelt(plan.longest)} there are not the {FEWEST_LATENCIES} values that latencies need"
        help = f"write a `bake` of `{_spelt(FEWEST_LATENCIES * plan.each)}`, or `limits: {{latency: none}}`"
        yield Problem((*path, "bake"), message, help)


def _spelt(seconds: float) -> str:
    return str(Duration(round(seconds * 1000)))


RULE = Rule("GW511", "canary-time", __doc__ or "", check, kinds=REST)
