"""An alarm counts throttled requests, but the stage's access logs do not contain them.

API Gateway has no metric for throttled requests. Gatewright counts them in the stage's access logs. These must go to a
log group that the spec creates for the stage, and must be JSON with `$context.status`. The format `json` contains it.

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
    """Every stage with such an alarm logs throttled requests."""
    for stage in gateway.stages:
        for alarm in stage.alarms:
            if alarm.measure == "throttled" and throttled_pattern(stage.logs) is None:
                message = f"the access logs of the stage {stage.name!r} do not contain throttled requests"
                help = "add `logs: {access: json}` to the stage, or write `throttled: none` in its `alarms`"
                yield Problem(alarm.path, message, help, at_key=True)


RULE = Rule("GW526", "alarm-throttled", __doc__ or "", check, whole=True)
