"""An alarm tells nobody.

It turns red in the console, where somebody has to look for it. Name the topics that are to be told under `alarms.tell`,
for all of them, or at the alarm itself.

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
    """Somebody hears every alarm."""
    quiet = {
        alarm.path: alarm
        for alarm in written_alarms(gateway)
        if not alarm.tell and not any(action in alarm.raw for action in _PATCHED)
    }
    for path in quiet:
        yield Problem(path, "nobody is told of this alarm", "name an SNS topic under `tell`", at_key=True)


RULE = Rule("GW620", "alarm-unheard", __doc__ or "", check, Severity.WARNING, whole=True)
