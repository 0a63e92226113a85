"""An ARN identifies another type of resource than the key needs.

The ARN of a function is `arn:aws:lambda:REGION:ACCOUNT:function:NAME`, followed by `:ALIAS` or `:VERSION` if it is for
one of these. The ARN of a role is `arn:aws:iam::ACCOUNT:role/NAME`. The ARN of a user pool is
`arn:aws:cognito-idp:REGION:ACCOUNT:userpool/ID`.

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

import re
from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Arn, CognitoAuthorizer, Gateway, JwtAuthorizer, LambdaAuthorizer, Outside
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import function_references

_FORMS = {
    "function": (
        r"arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]+(:[A-Za-z0-9_$-]+)?",
        "arn:aws:lambda:REGION:ACCOUNT:function:NAME",
    ),
    "role": (r"arn:aws[a-z-]*:iam::[0-9]{12}:role/\S+", "arn:aws:iam::ACCOUNT:role/NAME"),
    "user pool": (
        r"arn:aws[a-z-]*:cognito-idp:[a-z0-9-]+:[0-9]{12}:userpool/[\w-]+",
        "arn:aws:cognito-idp:REGION:ACCOUNT:userpool/ID",
    ),
}


def check(gateway: Gateway) -> Iterator[Problem]:
    """ARNs identify resources of the right type."""
    for kind, path, thing in _things(gateway):
        pattern, form = _FORMS[kind]
        if isinstance(thing, Arn) and "${" not in thing.arn and not re.fullmatch(pattern, thing.arn):
            yield Problem(path, f"not the ARN of a {kind}: {thing.arn!r}", f"write `{form}`")


def _things(gateway: Gateway) -> Iterator[tuple[str, Path, Outside | None]]:
    """Everything that an ARN can identify, with the type that it has to be."""
    for path, function in function_references(gateway):
        if isinstance(function, Arn):
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
