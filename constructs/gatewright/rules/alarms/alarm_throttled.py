"""An alarm is about throttled requests, which nothing counts.

API Gateway has no metric of them. They are counted in the stage's access logs, if these go to a log group of the
stage's own and are JSON, one entry of which is `$context.status`. The format `json` has it.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
alarms: {tell: ["arn:aws:sns:eu-west-1:111122223333:ops"], throttled: 1%}
routes: {GET /: {backend: {mock: {}}}}
stages: {live: {logs: {access: clf}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
alarms: {tell: ["arn:aws:sns:eu-west-1:111122223333:ops"], throttled: 1%}
routes: {GET /: {backend: {mock: {}}}}
stages: {live: {logs: {access: json}}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.gateway.logs import throttled_pattern
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Throttled requests are counted where somebody wants to hear of them."""
    for stage in gateway.stages:
        for alarm in stage.alarms:
            if alarm.measure == "throttled" and throttled_pattern(stage.logs) is None:
                message = f"they are counted in logs, and the stage {stage.name!r} has none of its own that tell them"
                help = "add `logs: {access: json}` there, or write `throttled: none`"
                yield Problem(alarm.path, message, help, at_key=True)


RULE = Rule("GW526", "alarm-throttled", __doc__ or "", check, whole=True)
