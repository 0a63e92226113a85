"""An alarm has no notification target.

The alarm changes its state in the CloudWatch console, and nothing else happens. List SNS topics under `alarms.tell` for
all alarms, or under `tell` of one alarm.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
alarms: {server_errors: 1%}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
alarms: {server_errors: 1%, tell: ["arn:aws:sns:eu-west-1:111122223333:ops"]}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.alarms import written_alarms

_PATCHED = ("AlarmActions", "OKActions", "InsufficientDataActions")


def check(gateway: Gateway) -> Iterator[Problem]:
    """Every alarm has a notification target."""
    quiet = {
        alarm.path: alarm
        for alarm in written_alarms(gateway)
        if not alarm.tell and not any(action in alarm.raw for action in _PATCHED)
    }
    for path in quiet:
        yield Problem(path, "this alarm has no notification target", "write an SNS topic under `tell`", at_key=True)


RULE = Rule("GW620", "alarm-unheard", __doc__ or "", check, Severity.WARNING, whole=True)
