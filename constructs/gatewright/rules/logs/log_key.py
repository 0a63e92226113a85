"""The key of a log group is not a KMS key that it can use.

CloudWatch Logs needs the ARN of a symmetric KMS key in its own region; for a key in this spec, `{resource: Name.Arn}`.
The key's policy must allow `logs.REGION.amazonaws.com` to use it, or CloudWatch Logs rejects the log group.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
resources: {Key: {Type: "AWS::KMS::Key"}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {logs: {access: json, key: {resource: Key}}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
resources: {Key: {Type: "AWS::KMS::Key"}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {logs: {access: json, key: {resource: Key.Arn}}}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Arn, Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.resources import own_type
from gatewright.spec.reference import ResourceReference
from gatewright.spec.values.late import is_late


def check(gateway: Gateway) -> Iterator[Problem]:
    """Keys of log groups are KMS keys of the same region."""
    for stage in gateway.stages:
        path, key = (*stage.path, "logs", "key"), stage.logs.key
        match key:
            case Arn(arn) if not is_late(arn):
                yield from _arn(gateway, arn, path)
            case ResourceReference(resource=resource):
                kind = own_type(gateway, key)
                if kind != "AWS::KMS::Key":
                    yield Problem(path, f"this is not a KMS key but an `{kind}`", "write the ARN of an `AWS::KMS::Key`")
                elif resource.attribute != "Arn":
                    help = f"write `{{resource: {resource.resource}.Arn}}`"
                    yield Problem(path, "this is not the ARN of the key", help)
            case _:
                pass


def _arn(gateway: Gateway, arn: str, path: Path) -> Iterator[Problem]:
    service, region = arn.split(":")[2:4]
    here = gateway.place.region
    if service != "kms":
        yield Problem(path, f"{arn!r} is not the ARN of a KMS key", "write `arn:aws:kms:REGION:ACCOUNT:key/ID`")
    elif here and region != here:
        message = f"this key is in the region {region!r}, but the logs are in {here!r}"
        yield Problem(path, message, f"write the ARN of a key in `{here}`")


RULE = Rule("GW524", "log-key", __doc__ or "", check)
