"""A canary's times are too short to evaluate it, or too long.

CloudWatch has one value per minute, or per `each`, and the newest one is some minutes old. One bad value does not make
a bad canary, so each step needs at least 5 values, one per period. Gatewright compares latencies period by period, and
the results of fewer than 10 periods are only chance. `bake` and `patience` together are at most one day, because a
command watches each step.

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
    """Every step of a canary has enough values."""
    for stage in gateway.stages:
        yield from _times(stage.canary)


def _times(plan: CanaryPlan) -> Iterator[Problem]:
    path = plan.path
    if plan.each < 60 or plan.each % 60:
        message = "API Gateway publishes its metrics once per minute"
        yield Problem((*path, "each"), message, "write whole minutes: `1m`, `5m`")
    elif plan.longest > LONGEST:
        message = f"`bake` and `patience` together must be at most {_spelt(LONGEST)}, not {_spelt(plan.longest)}"
        yield Problem(path, message, "shorten `bake` or `patience`")
    elif plan.bake < FEWEST * plan.each:
        message = f"a canary needs {FEWEST} periods of {_spelt(plan.each)} or more, and `bake` is {_spelt(plan.bake)}"
        yield Problem((*path, "bake"), message, f"write `{_spelt(FEWEST * plan.each)}` or more")
    elif plan.latencies and plan.longest < FEWEST_LATENCIES * plan.each:
        needed = f"{FEWEST_LATENCIES} periods of {_spelt(plan.each)}"
        message = f"latency limits need {needed}, and a step ends after {_spelt(plan.longest)}"
        help = f"write `bake: {_spelt(FEWEST_LATENCIES * plan.each)}`, or `limits: {{latency: none}}`"
        yield Problem((*path, "bake"), message, help)


def _spelt(seconds: float) -> str:
    return str(Duration(round(seconds * 1000)))


RULE = Rule("GW511", "canary-time", __doc__ or "", check, kinds=REST)
