"""An alarm has a notification target that CloudWatch does not support.

CloudWatch notifies at most 5 SNS topics, in the alarm's own region. The policy of a topic in another account must allow
it. An encrypted topic needs a customer managed KMS key whose policy allows `cloudwatch.amazonaws.com` to use it.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
alarms: {tell: ["arn:aws:sqs:eu-west-1:111122223333:ops"], server_errors: 1%}
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
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Arn, Gateway, Outside
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.resources import own_type
from gatewright.spec.values.late import is_late

MOST = 5
_HELP = "write `arn:aws:sns:REGION:ACCOUNT:NAME`"


def check(gateway: Gateway) -> Iterator[Problem]:
    """CloudWatch can notify all topics."""
    lists = {tuple(alarm.tell): alarm.tell for stage in gateway.stages for alarm in stage.alarms}
    for topics in lists.values():
        if len(topics) > MOST:
            path = next(iter(topics))[:-1]
            yield Problem(path, f"an alarm can notify at most {MOST} topics, not {len(topics)}", "remove some of them")
        for path, topic in topics.items():
            yield from _topic(gateway, topic, path)


def _topic(gateway: Gateway, topic: Outside, path: Path) -> Iterator[Problem]:
    kind = own_type(gateway, topic)
    if kind not in (None, "AWS::SNS::Topic"):
        yield Problem(path, f"{kind!r} is not an SNS topic", "refer to an `AWS::SNS::Topic`")
    if not isinstance(topic, Arn) or is_late(topic.arn):
        return
    service, region = topic.arn.split(":")[2:4]
    here = gateway.place.region
    if service != "sns":
        yield Problem(path, f"{topic.arn!r} is not the ARN of an SNS topic", _HELP)
    elif here and region != here:
        message = f"this topic is in the region {region!r}, and the alarm is in {here!r}"
        yield Problem(path, message, "use a topic in the alarm's region")


RULE = Rule("GW522", "alarm-topic", __doc__ or "", check)
