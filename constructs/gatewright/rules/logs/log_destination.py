"""Access logs go to something that API Gateway does not write them to.

They go to a log group, or to a Firehose stream whose name starts with `amazon-apigateway-`. HTTP and WebSocket APIs
know log groups only. Either is named by its ARN: of a resource in this spec, by `{resource: Name.Arn}`.

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
_HELP = f"name a log group, or a Firehose stream that starts with `{PREFIX}`"


def check(gateway: Gateway) -> Iterator[Problem]:
    """Access logs go where they can go."""
    for stage in gateway.stages:
        path = (*stage.path, "logs", "to")
        if gateway.kind != "rest" and _is_stream(gateway, stage.logs.access_to):
            yield Problem(path, "only REST APIs write to Firehose streams", "name a log group")
            continue
        match stage.logs.access_to:
            case Arn(arn) if not is_late(arn):
                yield from _arn(path, arn)
            case ResourceReference() as reference:
                yield from _resource(path, gateway, reference)
            case _:
                pass


def _is_stream(gateway: Gateway, to: Outside | None) -> bool:
    if isinstance(to, Arn):
        return to.arn.split(":")[2:3] == ["firehose"]
    return isinstance(to, ResourceReference) and own_type(gateway, to) == _STREAM


def _arn(path: Path, arn: str) -> Iterator[Problem]:
    service, name = arn.split(":")[2], arn.rsplit("/", 1)[-1]
    if service == "firehose":
        yield from _stream(path, name)
    elif service != "logs":
        yield Problem(path, f"access logs cannot be written to {service!r}", _HELP)


def _resource(path: Path, gateway: Gateway, reference: ResourceReference) -> Iterator[Problem]:
    name, type = reference.resource.resource, own_type(gateway, reference)
    if type not in (_GROUP, _STREAM):
        yield Problem(path, f"access logs cannot be written to an {type!r}", _HELP)
    elif reference.resource.attribute != "Arn":
        message = f"`{reference.resource}` is no ARN, by which access logs find their way"
        yield Problem(path, message, f"write `{{resource: {name}.Arn}}`")
    elif type == _STREAM:
        stream = own_properties(gateway, reference).get("DeliveryStreamName")
        if stream is None:
            message = f"the stream {name!r} gets its name from CloudFormation, and access logs need a certain one"
            yield Problem(path, message, f"give it a `DeliveryStreamName` that starts with `{PREFIX}`")
        elif isinstance(stream, str):
            yield from _stream(path, stream)


def _stream(path: Path, name: str) -> Iterator[Problem]:
    if not name.startswith(PREFIX):
        yield Problem(path, f"access logs cannot go to a Firehose stream called {name!r}", _HELP)


RULE = Rule("GW369", "log-destination", __doc__ or "", check)
