"""A stage variable is part of a function's ARN.

API Gateway may call a function only if a permission says so, and the permission has to name the function when the
stack is deployed. What a stage variable holds is known only when a request comes. So a backend lists the functions that
stages may choose. The function of an authorizer can differ between environments, and not between stages.

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
backends:
  orders: {lambda: {function: {stage_variable: orders, of: ["arn:aws:lambda:eu-west-1:111122223333:function:orders"]}}}
routes: {GET /: {backend: orders, auth: none}}
stages: {dev: {variables: {orders: "arn:aws:lambda:eu-west-1:111122223333:function:orders"}}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Arn, Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import function_references

_IN_BACKEND = "write `{stage_variable: name, of: […]}`, with the functions that stages may choose"
_IN_AUTHORIZER = "write an input instead, `${inputs.name}`, with a value for each environment"


def check(gateway: Gateway) -> Iterator[Problem]:
    """Functions are known when the stack is deployed."""
    for path, function in function_references(gateway):
        if isinstance(function, Arn) and "${stageVariables." in function.arn:
            message = "the permission to call a function cannot name it by a stage variable"
            yield Problem(path, message, _IN_AUTHORIZER if path[0] == "authorizers" else _IN_BACKEND)


RULE = Rule("GW326", "function-by-stage-variable", __doc__ or "", check)
