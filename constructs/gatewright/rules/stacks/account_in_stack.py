"""The settings of the whole account are in a gateway's stack.

`AWS::ApiGateway::Account` says which role API Gateway writes its logs with, for all APIs of the account in a region. A
second stack with it overwrites the first, and the stack that is deleted takes the logs of all other APIs with it.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
resources:
  Logs: {Type: AWS::ApiGateway::Account, Properties: {CloudWatchRoleArn: "arn:aws:iam::111122223333:role/logs"}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """The account's settings are not a gateway's business."""
    for resource in gateway.resources:
        if resource.body["Type"] == "AWS::ApiGateway::Account":
            message = "this overwrites a setting of all APIs in the account and region"
            help = "put it into a stack of its own, once for each account and region"
            yield Problem((*resource.path, "Type"), message, help)


RULE = Rule("GW451", "account-in-stack", __doc__ or "", check, Severity.WARNING)
