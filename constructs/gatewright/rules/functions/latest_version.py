"""A function is called as `$LATEST`.

Lambda takes no permission for `$LATEST`, so that API Gateway could not call it. A function's ARN without anything
behind the name means the same.

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
    """Functions are called by what there can be a permission for."""
    for path, function in function_references(gateway):
        if isinstance(function, Arn) and function.arn.endswith(LATEST):
            yield Problem(path, f"Lambda takes no permission for `{LATEST[1:]}`", f"take `{LATEST}` out")


RULE = Rule("GW391", "latest-version", __doc__ or "", check)
