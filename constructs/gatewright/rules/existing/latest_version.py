"""A Lambda function is called as `$LATEST`.

Lambda does not accept permissions for the qualifier `$LATEST`, so API Gateway could not call the function. An ARN
without a qualifier means the same version.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {lambda: "arn:aws:lambda:eu-west-1:111122223333:function:orders:$LATEST"}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {lambda: "arn:aws:lambda:eu-west-1:111122223333:function:orders"}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Arn, Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import function_references

LATEST = ":$LATEST"


def check(gateway: Gateway) -> Iterator[Problem]:
    """Functions are called by ARNs that a permission can name."""
    for path, function in function_references(gateway):
        if isinstance(function, Arn) and function.arn.endswith(LATEST):
            yield Problem(path, f"Lambda does not accept permissions for `{LATEST[1:]}`", f"delete `{LATEST}`")


RULE = Rule("GW391", "latest-version", __doc__ or "", check)
