"""A gateway's stack changes a setting of the whole account.

`AWS::ApiGateway::Account` sets the role with which API Gateway writes logs, for all APIs of the account in a region. A
second stack with this resource overwrites the setting of the first. Deleting one of the stacks stops the logs of all
other APIs.

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
    """No gateway changes settings of the account."""
    for resource in gateway.resources:
        if resource.body["Type"] == "AWS::ApiGateway::Account":
            message = "this overwrites a setting of all APIs in the account and region"
            help = "set `log_role` in a spec with `kind: account`, and deploy that once per account and region"
            yield Problem((*resource.path, "Type"), message, help)


RULE = Rule("GW451", "account-in-stack", __doc__ or "", check, Severity.WARNING)
