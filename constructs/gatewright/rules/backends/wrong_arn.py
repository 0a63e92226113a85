"""A reference to a function, a role or a user pool is to something else, or is not its ARN.

The ARN of a function is `arn:aws:lambda:REGION:ACCOUNT:function:NAME`, with `:ALIAS` or `:VERSION` at its end where one
of these is meant. The ARN of a role is `arn:aws:iam::ACCOUNT:role/NAME`, and the ARN of a user pool is
`arn:aws:cognito-idp:REGION:ACCOUNT:userpool/ID`. In CloudFormation, `Ref` of these resources is not the ARN:
`{resource: Function}` is the name of a function. Write `{resource: Function.Arn}`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {lambda: "arn:aws:iam::111122223333:role/orders"}, auth: none}}
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

from gatewright.document import Path
from gatewright.gateway import CognitoAuthorizer, Function, Gateway, JwtAuthorizer, LambdaAuthorizer, Outside
from gatewright.resolve.thing import fault_in
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import function_references
from gatewright.spec.things import THINGS, ThingName


def check(gateway: Gateway) -> Iterator[Problem]:
    """References are to functions, roles and user pools where these belong."""
    types = {resource.name: str(resource.body.get("Type")) for resource in gateway.resources}
    for name, path, found in _references(gateway):
        fault = fault_in(found, THINGS[name], types) if found else None
        if fault:
            yield Problem(path, fault.message, fault.help)


def _references(gateway: Gateway) -> Iterator[tuple[ThingName, Path, Outside | None]]:
    """References to things outside the spec, each with the thing that belongs there."""
    for path, function in function_references(gateway):
        if not isinstance(function, Function):
            yield "function", path, function
    for function in gateway.functions:
        yield "role", (*function.path, "role"), function.role
    for authorizer in gateway.authorizers:
        match authorizer:
            case LambdaAuthorizer():
                yield "role", (*authorizer.path, "lambda", "role"), authorizer.role
            case CognitoAuthorizer():
                for index, pool in enumerate(authorizer.user_pools):
                    yield "user pool", (*authorizer.path, "cognito", "user_pools", index), pool
            case JwtAuthorizer():
                pass


RULE = Rule("GW325", "wrong-arn", __doc__ or "", check)
