"""Access logs have a destination that API Gateway does not support.

Access logs go to a log group, or to a Firehose stream whose name starts with `amazon-apigateway-`. HTTP and WebSocket
APIs support only log groups. Write the ARN of the destination; for a resource in this spec, `{resource: Name.Arn}`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {logs: {access: json, to: "arn:aws:firehose:eu-west-1:111122223333:deliverystream/shop-logs"}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages:
  dev: {logs: {access: json, to: "arn:aws:firehose:eu-west-1:111122223333:deliverystream/amazon-apigateway-shop"}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Arn, Gateway, Outside
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.resources import own_properties, own_type
from gatewright.spec.reference import ResourceReference
from gatewright.spec.values.late import is_late

PREFIX = "amazon-apigateway-"
_GROUP, _STREAM = "AWS::Logs::LogGroup", "AWS::KinesisFirehose::DeliveryStream"
_GROUP_HELP = "write the ARN of a log group"
_HELP = f"{_GROUP_HELP}, or of a Firehose stream whose name starts with `{PREFIX}`"


def check(gateway: Gateway) -> Iterator[Problem]:
    """Access logs go to destinations that API Gateway supports."""
    for stage in gateway.stages:
        path = (*stage.path, "logs", "to")
        if gateway.kind != "rest" and _is_stream(gateway, stage.logs.access_to):
            yield Problem(path, "only REST APIs support access logs in Firehose streams", _GROUP_HELP)
            continue
        help = _HELP if gateway.kind == "rest" else _GROUP_HELP
        match stage.logs.access_to:
            case Arn(arn) if not is_late(arn):
                yield from _arn(path, arn, help)
            case ResourceReference() as reference:
                yield from _resource(path, gateway, reference, help)
            case _:
                pass


def _is_stream(gateway: Gateway, to: Outside | None) -> bool:
    if isinstance(to, Arn):
        return to.arn.split(":")[2:3] == ["firehose"]
    return isinstance(to, ResourceReference) and own_type(gateway, to) == _STREAM


def _arn(path: Path, arn: str, help: str) -> Iterator[Problem]:
    service, name = arn.split(":")[2], arn.rsplit("/", 1)[-1]
    if service == "firehose":
        yield from _stream(path, name)
    elif service != "logs":
        yield Problem(path, f"API Gateway does not write access logs to {service!r}", help)


def _resource(path: Path, gateway: Gateway, reference: ResourceReference, help: str) -> Iterator[Problem]:
    name, type = reference.resource.resource, own_type(gateway, reference)
    if type not in (_GROUP, _STREAM):
        yield Problem(path, f"API Gateway does not write access logs to an {type!r}", help)
    elif reference.resource.attribute != "Arn":
        message = f"`{reference.resource}` is not an ARN"
        yield Problem(path, message, f"write `{{resource: {name}.Arn}}`")
    elif type == _STREAM:
        stream = own_properties(gateway, reference).get("DeliveryStreamName")
        if stream is None:
            message = f"the stream {name!r} has no `DeliveryStreamName`, so CloudFormation generates one"
            yield Problem(path, message, f"add a `DeliveryStreamName` that starts with `{PREFIX}`")
        elif isinstance(stream, str):
            yield from _stream(path, stream)


def _stream(path: Path, name: str) -> Iterator[Problem]:
    if not name.startswith(PREFIX):
        yield Problem(path, f"the name of the Firehose stream must start with `{PREFIX}`, not {name!r}", _HELP)


RULE = Rule("GW369", "log-destination", __doc__ or "", check)
