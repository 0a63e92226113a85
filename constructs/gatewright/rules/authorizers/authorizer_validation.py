"""A `validation` expression has no token to check, or is not a regular expression.

`validation` is a regular expression. With a Lambda authorizer of type `token`, API Gateway matches the token against it
before it calls the function. With a Cognito authorizer, it matches the token's audience. A Lambda authorizer of type
`request` has no token, so API Gateway checks nothing.

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
    """Tokens are matched against valid expressions, and there is a token."""
    for authorizer in gateway.authorizers:
        if isinstance(authorizer, JwtAuthorizer) or authorizer.validation is None:
            continue
        kind = "cognito" if isinstance(authorizer, CognitoAuthorizer) else "lambda"
        path = (*authorizer.path, kind, "validation")
        fault = broken(authorizer.validation)
        if isinstance(authorizer, LambdaAuthorizer) and authorizer.type == "request":
            message = "`validation` has no effect on a Lambda authorizer of type `request`"
            yield Problem(path, message, "write `type: token`, or delete `validation`", at_key=True)
        elif fault:
            help = "put a `\\` before special characters that are meant literally"
            yield Problem(path, f"this is not a regular expression: {fault}", help)


RULE = Rule("GW352", "authorizer-validation", __doc__ or "", check)
