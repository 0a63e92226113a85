"""The ARN of a Lambda function contains a stage variable.

API Gateway can call a function only with a permission, and the permission names the function when the stack is
deployed. API Gateway reads a stage variable only when a request arrives. So a backend lists the functions that stages
can choose. An authorizer can use different functions in different environments, but not in different stages.

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

_IN_BACKEND = "write `{stage_variable: name, of: […]}`, with the functions that stages can choose"
_IN_AUTHORIZER = "use an input, `${inputs.name}`, with a value for each environment"


def check(gateway: Gateway) -> Iterator[Problem]:
    """Functions are known at deployment."""
    for path, function in function_references(gateway):
        if isinstance(function, Arn) and "${stageVariables." in function.arn:
            message = "the permission to call a function cannot contain a stage variable"
            yield Problem(path, message, _IN_AUTHORIZER if path[0] == "authorizers" else _IN_BACKEND)


RULE = Rule("GW326", "function-by-stage-variable", __doc__ or "", check)
