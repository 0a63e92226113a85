"""A token is to be checked by what cannot check it.

`validation` is a regular expression. API Gateway holds a token against it before it asks the function of an authorizer
of the `token` kind, and a token's audience before it asks a user pool. A Lambda authorizer of the `request` kind has no
token, and nothing is checked.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
authorizers:
  partners: {lambda: {function: "arn:aws:lambda:eu-west-1:111122223333:function:partners", validation: "^Bearer .+$"}}
routes: {GET /orders: {backend: {mock: {}}, auth: partners}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
authorizers:
  partners:
    lambda:
      function: arn:aws:lambda:eu-west-1:111122223333:function:partners
      type: token
      validation: "^Bearer .+$"
routes: {GET /orders: {backend: {mock: {}}, auth: partners}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import CognitoAuthorizer, Gateway, JwtAuthorizer, LambdaAuthorizer
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.patterns import broken


def check(gateway: Gateway) -> Iterator[Problem]:
    """What tokens are held against is an expression, and there is a token."""
    for authorizer in gateway.authorizers:
        if isinstance(authorizer, JwtAuthorizer) or authorizer.validation is None:
            continue
        kind = "cognito" if isinstance(authorizer, CognitoAuthorizer) else "lambda"
        path = (*authorizer.path, kind, "validation")
        fault = broken(authorizer.validation)
        if isinstance(authorizer, LambdaAuthorizer) and authorizer.type == "request":
            message = "nothing is held against `validation` where the function gets the whole request"
            yield Problem(path, message, "write `type: token`, or take `validation` out", at_key=True)
        elif fault:
            yield Problem(path, f"not a regular expression: {fault}", "put a `\\` before signs that mean themselves")


RULE = Rule("GW352", "authorizer-validation", __doc__ or "", check)
