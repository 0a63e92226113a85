"""A stage variable chooses the function.

API Gateway may call a function only if a permission says so, and the permission has to name the function when the
stack is deployed. What a stage variable holds is known only when a request comes. Use an environment for each function,
so that `${inputs.function}` takes its place.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes:
  GET /: {backend: {lambda: "arn:aws:lambda:eu-west-1:111122223333:function:${stageVariables.orders}"}, auth: none}
stages: {dev: {variables: {orders: orders-dev}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
inputs: {orders: orders-dev}
routes:
  GET /: {backend: {lambda: "arn:aws:lambda:eu-west-1:111122223333:function:${inputs.orders}"}, auth: none}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Arn, Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import function_references


def check(gateway: Gateway) -> Iterator[Problem]:
    """Functions are known when the stack is deployed."""
    for path, function in function_references(gateway):
        if isinstance(function, Arn) and "${stageVariables." in function.arn:
            message = "the permission to call a function cannot name it by a stage variable"
            help = "write an input instead, `${inputs.name}`, with a value for each environment"
            yield Problem(path, message, help)


RULE = Rule("GW326", "function-by-stage-variable", __doc__ or "", check)
