"""An alarm is about a firewall that nobody knows here.

CloudWatch tells the numbers of firewalls apart by a name that each has for this. It is known of the firewalls that a
spec makes: not of one that is there already, and a stage without a firewall turns nobody down.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
alarms: {tell: ["arn:aws:sns:eu-west-1:111122223333:ops"], blocked: {above: 1000, each: 5m}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
alarms: {tell: ["arn:aws:sns:eu-west-1:111122223333:ops"], blocked: {above: 1000, each: 5m}}
firewalls: {main: {managed: [known_bad_inputs]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Firewall, Gateway
from gatewright.rules.rule import REST, Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Alarms are about firewalls of this spec."""
    for stage in gateway.stages:
        for alarm in stage.alarms:
            if alarm.measure == "blocked" and not isinstance(stage.firewall, Firewall):
                message = f"the stage {stage.name!r} has no firewall that this spec makes"
                yield Problem(alarm.path, message, "give it one, or write `blocked: none` there", at_key=True)


RULE = Rule("GW525", "alarm-firewall", __doc__ or "", check, kinds=REST, whole=True)
