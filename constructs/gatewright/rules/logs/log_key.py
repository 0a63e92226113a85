"""Log groups are to be encrypted with something that is no key of theirs.

CloudWatch Logs takes a symmetric key of KMS in its own region, by the key's ARN: of a resource in this spec, by
`{resource: Name.Arn}`. The key's policy has to let `logs.REGION.amazonaws.com` use it, or the group is refused.

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
    """Keys of log groups are keys where the logs are."""
    for stage in gateway.stages:
        path, key = (*stage.path, "logs", "key"), stage.logs.key
        match key:
            case Arn(arn) if not is_late(arn):
                yield from _arn(gateway, arn, path)
            case ResourceReference(resource=resource):
                kind = own_type(gateway, key)
                if kind != "AWS::KMS::Key":
                    yield Problem(path, f"this is of the type `{kind}`, and no key", "name an `AWS::KMS::Key`")
                elif resource.attribute != "Arn":
                    yield Problem(path, "this is not the key's ARN", f"write `{resource.resource}.Arn`")
            case _:
                pass


def _arn(gateway: Gateway, arn: str, path: Path) -> Iterator[Problem]:
    service, region = arn.split(":")[2:4]
    here = gateway.place.region
    if service != "kms":
        yield Problem(path, f"not the ARN of a key: {arn!r}", "write `arn:aws:kms:REGION:ACCOUNT:key/ID`")
    elif here and region != here:
        yield Problem(
            path, f"this key is in the region {region!r}, and the logs are in {here!r}", "name a key of theirs"
        )


RULE = Rule("GW524", "log-key", __doc__ or "", check)
