"""A function that a stage may choose is in another account or region.

A stage variable holds a function's name, with an alias or a version behind it. The account and the region before the
name are always the gateway's own.

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
    """Functions to choose from are where the gateway is."""
    for chooser in choosers(gateway):
        for name, function in chooser.choice.among.items():
            if chooser.what == "function" and isinstance(function, Arn) and not gateway.place.may_hold(function.arn):
                message = "a stage cannot choose a function of another account or region"
                help = "name it as `function:` of a backend of its own"
                yield Problem(chooser.choice.places[name], message, help)


RULE = Rule("GW388", "chosen-function-place", __doc__ or "", check)
