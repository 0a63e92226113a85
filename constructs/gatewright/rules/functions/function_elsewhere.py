"""A function in another account or region has to let this gateway call it.

A stack can say who calls a function only in its own account and region. There it is said for every function that the
gateway calls; for one that is elsewhere, somebody has to say it there: that API Gateway may call the function for this
API. Once that is done, waive this rule and say so. An authorizer can have a `role` of the other account instead.

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

_HELP = "run `aws lambda add-permission` there, for `apigateway.amazonaws.com` with this API as `--source-arn`"


def check(gateway: Gateway) -> Iterator[Problem]:
    """Functions are where the stack can say who calls them."""
    for backend in gateway.all_backends:
        if isinstance(backend.target, LambdaTarget):
            yield from _problem(gateway, (*settings_path(backend), "function"), backend.target.function)
    for authorizer in gateway.authorizers:
        if isinstance(authorizer, LambdaAuthorizer) and authorizer.role is None:
            yield from _problem(gateway, (*authorizer.path, "lambda", "function"), authorizer.function)


def _problem(gateway: Gateway, path: Path, function: object) -> Iterator[Problem]:
    if isinstance(function, Arn) and not gateway.place.may_hold(function.arn):
        yield Problem(path, "this function is elsewhere, where this stack cannot let API Gateway call it", _HELP)


RULE = Rule("GW418", "function-elsewhere", __doc__ or "", check, Severity.WARNING)
