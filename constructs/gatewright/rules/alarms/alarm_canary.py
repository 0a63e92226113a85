"""An alarm compares a canary with its base by a number of errors.

A canary gets fewer requests than its base, so the numbers of their errors cannot be compared. The alarm compares the
percentage of the canary's requests that fail with that of its base.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
alarms: {tell: ["arn:aws:sns:eu-west-1:111122223333:ops"], canary_errors: 10}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
alarms: {tell: ["arn:aws:sns:eu-west-1:111122223333:ops"], canary_errors: {above: 1%, at_least: 100}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.rules.shared.alarms import written_alarms


def check(gateway: Gateway) -> Iterator[Problem]:
    """Alarms about canaries use percentages."""
    for alarm in written_alarms(gateway):
        if alarm.measure == "canary_errors" and alarm.statistic != "share":
            message = "`canary_errors` must be a percentage of requests, not a number"
            yield Problem(alarm.place, message, "write a percentage: `1%`")


RULE = Rule("GW515", "alarm-canary", __doc__ or "", check, kinds=REST)
