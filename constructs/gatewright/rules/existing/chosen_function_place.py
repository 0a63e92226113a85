"""A stage can choose a Lambda function of another account or region.

A stage variable holds the name of a function, with an alias or a version after it. It does not hold an account or a
region: API Gateway always uses those of the gateway.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
functions: {orders: {code: ./orders, handler: app.handler, runtime: python3.14}}
backends:
  orders:
    lambda:
      function: {stage_variable: handler, of: [orders, "arn:aws:lambda:eu-west-1:444455556666:function:orders"]}
routes: {GET /: {backend: orders, auth: none}}
stages: {dev: {variables: {handler: orders}}}
environments: {prod: {account: "111122223333", region: eu-west-1}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
functions: {orders: {code: ./orders, handler: app.handler, runtime: python3.14}}
backends:
  orders:
    lambda:
      function: {stage_variable: handler, of: [orders, "arn:aws:lambda:eu-west-1:111122223333:function:orders"]}
routes: {GET /: {backend: orders, auth: none}}
stages: {dev: {variables: {handler: orders}}}
environments: {prod: {account: "111122223333", region: eu-west-1}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Arn, Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import choosers


def check(gateway: Gateway) -> Iterator[Problem]:
    """Functions that stages can choose are in the gateway's account and region."""
    for chooser in choosers(gateway):
        for name, function in chooser.choice.among.items():
            if chooser.what == "function" and isinstance(function, Arn) and not gateway.place.may_hold(function.arn):
                message = "a stage cannot choose a function of another account or region"
                help = "write it as `function:` of a separate backend"
                yield Problem(chooser.choice.places[name], message, help)


RULE = Rule("GW388", "chosen-function-place", __doc__ or "", check)
