"""Alarms and dashboards have a monthly cost.

CloudWatch charges for every metric that an alarm uses. A percentage of requests uses two metrics. The number of
throttled requests is a custom metric, which is charged too. Every account has 10 alarm metrics and 3 dashboards free of
charge. The prices are those of one region, without taxes.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
alarms: {tell: ["arn:aws:sns:eu-west-1:111122223333:ops"], server_errors: 1%}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
alarms: {tell: ["arn:aws:sns:eu-west-1:111122223333:ops"], server_errors: 1%}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
rules: {alarm-price: {waive: a night of errors costs more}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.gateway.alarm import Alarm
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.prices import ALARM_METRIC_A_MONTH, DASHBOARD_A_MONTH, METRIC_A_MONTH, REGION, dollars

_HELP = "waive this rule to accept the cost"


def check(gateway: Gateway) -> Iterator[Problem]:
    """The costs of alarms and dashboards are reported."""
    alarms = [alarm for stage in gateway.stages for alarm in stage.alarms]
    if alarms:
        count = sum(map(_metrics, alarms))
        what = f"{len(alarms)} alarm{'' if len(alarms) == 1 else 's'} on {count} metric{'' if count == 1 else 's'}"
        counted = sum(alarm.measure == "throttled" for alarm in alarms)
        price = dollars(count * ALARM_METRIC_A_MONTH + counted * METRIC_A_MONTH)
        message = f"{what} cost{'s' if len(alarms) == 1 else ''} about {price} a month in {REGION} beyond the free tier"
        yield Problem(alarms[0].path, message, _HELP, at_key=True)
    if gateway.dashboard:
        message = f"a dashboard costs about {dollars(DASHBOARD_A_MONTH)} a month beyond the first three of an account"
        yield Problem(gateway.dashboard.path, message, _HELP, at_key=True)


def _metrics(alarm: Alarm) -> int:
    """How many metrics an alarm uses."""
    if alarm.measure == "canary_errors":
        return 4
    return 2 if alarm.statistic == "share" or (alarm.at_least or 1) > 1 else 1


RULE = Rule("GW622", "alarm-price", __doc__ or "", check, Severity.INFO, whole=True)
