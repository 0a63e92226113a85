"""An alarm can never go off.

A stage without a cache has no hit rate. A percentage is never above 100 %, and a number is never below 0.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
alarms: {tell: ["arn:aws:sns:eu-west-1:111122223333:ops"], cache_hit_rate: 50%}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
alarms: {tell: ["arn:aws:sns:eu-west-1:111122223333:ops"], cache_hit_rate: 50%}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {cache: {size: 0.5GB}}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.alarms import written_alarms


def check(gateway: Gateway) -> Iterator[Problem]:
    """Every alarm can go off."""
    for alarm in written_alarms(gateway):
        if alarm.is_below and alarm.limit == 0:
            yield Problem(alarm.place, "this metric is never below 0", "write a larger limit, or remove it")
        elif alarm.statistic == "share" and not alarm.is_below and alarm.limit >= 100:
            yield Problem(alarm.place, "a percentage is never above 100%", "write a smaller percentage, or remove it")
    for stage in gateway.stages:
        for alarm in stage.alarms:
            if alarm.measure == "cache_hit_rate" and not stage.cache and gateway.kind == "rest":
                message = f"the stage {stage.name!r} has no cache"
                yield Problem(
                    alarm.path, message, "add one, or write `cache_hit_rate: none` in its `alarms`", at_key=True
                )


RULE = Rule("GW621", "alarm-never", __doc__ or "", check, Severity.WARNING)
