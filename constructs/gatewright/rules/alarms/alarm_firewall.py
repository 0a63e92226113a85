"""An alarm counts requests that a firewall blocks, but the spec does not create one for the stage.

CloudWatch identifies the metrics of an AWS WAF web ACL (firewall) by a metric name. Gatewright knows this name only for
firewalls that the spec creates, not for existing ones. A stage without a firewall blocks no requests.

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
    """Every stage with such an alarm has a firewall of this spec."""
    for stage in gateway.stages:
        for alarm in stage.alarms:
            if alarm.measure == "blocked" and not isinstance(stage.firewall, Firewall):
                message = f"the stage {stage.name!r} has no firewall that this spec creates"
                yield Problem(alarm.path, message, "add one, or write `blocked: none` in its `alarms`", at_key=True)


RULE = Rule("GW525", "alarm-firewall", __doc__ or "", check, kinds=REST, whole=True)
