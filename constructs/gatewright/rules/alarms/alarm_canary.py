"""An alarm about a canary compares a share with a number.

A canary gets fewer requests than its base, so that the number of its errors says nothing. What is compared is which
share of its requests fails, and which share of its base's does.

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
    """Alarms about canaries are about shares."""
    for alarm in written_alarms(gateway):
        if alarm.measure == "canary_errors" and alarm.statistic != "share":
            message = "a canary is compared with its base by shares of requests, not by a number of them"
            yield Problem(alarm.place, message, "write a share: `1%`")


RULE = Rule("GW515", "alarm-canary", __doc__ or "", check, kinds=REST)
