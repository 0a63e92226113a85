"""A Lambda function in another account or region needs a permission that this stack cannot create.

For the functions of its own account and region, the stack creates the permissions with which API Gateway calls them.
A function elsewhere needs such a permission in its own account and region. Once you have added it, waive this rule and
give the reason. An authorizer can use a `role` of the other account instead.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {lambda: "arn:aws:lambda:eu-west-1:444455556666:function:orders"}, auth: none}}
stages: {dev: {}}
environments: {prod: {account: "111122223333", region: eu-west-1}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {lambda: "arn:aws:lambda:eu-west-1:111122223333:function:orders"}, auth: none}}
stages: {dev: {}}
environments: {prod: {account: "111122223333", region: eu-west-1}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.document import Path
from gatewright.gateway import Arn, Gateway, LambdaAuthorizer, LambdaTarget
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import settings_path

_HELP = (
    "run `aws lambda add-permission` for that function, with `--principal apigateway.amazonaws.com` and this API as"
    " `--source-arn`; then waive this rule"
)


def check(gateway: Gateway) -> Iterator[Problem]:
    """Functions are in the account and region where the stack can add permissions."""
    for backend in gateway.all_backends:
        if isinstance(backend.target, LambdaTarget):
            yield from _problem(gateway, (*settings_path(backend), "function"), backend.target.function)
    for authorizer in gateway.authorizers:
        if isinstance(authorizer, LambdaAuthorizer) and authorizer.role is None:
            yield from _problem(gateway, (*authorizer.path, "lambda", "function"), authorizer.function)


def _problem(gateway: Gateway, path: Path, function: object) -> Iterator[Problem]:
    if isinstance(function, Arn) and not gateway.place.may_hold(function.arn):
        message = "this stack cannot add the permission to call a function of another account or region"
        yield Problem(path, message, _HELP)


RULE = Rule("GW418", "function-elsewhere", __doc__ or "", check, Severity.WARNING)
