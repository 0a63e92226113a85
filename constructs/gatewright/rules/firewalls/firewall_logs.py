"""A firewall has a log destination or a retention that AWS does not support.

AWS WAF writes logs to one log group, bucket or Firehose stream whose name starts with `aws-waf-logs-`. The spec refers
to it by its ARN, or to a resource of the spec with `{resource: Name.Arn}`. If Gatewright creates the log group, its
retention must be one that CloudWatch Logs supports.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {default: block, logs: {to: "arn:aws:logs:eu-west-1:111122223333:log-group:shop"}}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {default: block, logs: {to: "arn:aws:logs:eu-west-1:111122223333:log-group:aws-waf-logs-shop"}}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Arn, Gateway
from gatewright.rules.logs.log_retention import DAYS
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.firewalls import all_firewalls
from gatewright.rules.shared.resources import own_properties, own_type
from gatewright.spec.reference import ResourceReference
from gatewright.spec.values.late import is_late
from gatewright.spec.values.number import spell

PREFIX = "aws-waf-logs-"
_HELP = f"use a log group, a bucket or a Firehose stream whose name starts with `{PREFIX}`"
_NAME_OF = {
    "AWS::Logs::LogGroup": "LogGroupName",
    "AWS::S3::Bucket": "BucketName",
    "AWS::KinesisFirehose::DeliveryStream": "DeliveryStreamName",
}
_BEFORE_NAME = {"logs": "log-group:", "s3": ":::", "firehose": "deliverystream/"}


def check(gateway: Gateway) -> Iterator[Problem]:
    """AWS supports all log destinations and retentions."""
    for firewall in all_firewalls(gateway):
        if firewall.logs is None:
            continue
        path, days = firewall.logs.path, firewall.logs.retention_days
        match firewall.logs.to:
            case Arn(arn) if not is_late(arn):
                yield from _arn((*path, "to"), arn)
            case ResourceReference() as reference:
                yield from _resource((*path, "to"), gateway, reference)
            case None if days not in DAYS:
                message = f"a log group does not support a retention of {spell(round(days, 3))} days"
                yield Problem(
                    (*path, "retention"), message, f"write one of {', '.join(f'`{day}d`' for day in DAYS[:8])}, …"
                )
            case _:
                pass


def _arn(path: Path, arn: str) -> Iterator[Problem]:
    service = arn.split(":")[2]
    if service not in _BEFORE_NAME:
        yield Problem(path, f"AWS WAF cannot write logs to {service!r}", _HELP)
    else:
        yield from _name(path, arn.rpartition(_BEFORE_NAME[service])[2])


def _resource(path: Path, gateway: Gateway, reference: ResourceReference) -> Iterator[Problem]:
    resource, type = reference.resource.resource, own_type(gateway, reference)
    if type not in _NAME_OF:
        yield Problem(path, f"AWS WAF cannot write logs to an {type!r}", _HELP)
        return
    if reference.resource.attribute != "Arn":
        message = f"AWS WAF needs the ARN of the log destination, not `{reference.resource}`"
        yield Problem(path, message, f"write `{{resource: {resource}.Arn}}`")
    name = own_properties(gateway, reference).get(_NAME_OF[type])
    if name is None:
        message = f"{resource!r} has no fixed name, and AWS WAF needs a name that starts with `{PREFIX}`"
        yield Problem(path, message, f"add a `{_NAME_OF[type]}` that starts with `{PREFIX}`")
    elif isinstance(name, str):
        yield from _name(path, name)


def _name(path: Path, name: str) -> Iterator[Problem]:
    if not name.startswith(PREFIX):
        yield Problem(path, f"AWS WAF cannot write logs to {name!r}", _HELP)


RULE = Rule("GW504", "firewall-logs", __doc__ or "", check)
