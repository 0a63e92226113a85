"""A route has scopes that API Gateway does not check.

API Gateway checks scopes in the tokens of a Cognito user pool or of an OpenID Connect provider. With `iam`, `none` or a
Lambda authorizer, scopes have no effect, and the route is more open than it looks. Inherited scopes apply only to
routes whose authorizer supports them; this rule does not report the others.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /orders: {backend: {mock: {}}, auth: iam, scopes: [orders/read]}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
authorizers: {shoppers: {cognito: {user_pools: ["arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_shop"]}}}
routes: {GET /orders: {backend: {mock: {}}, auth: shoppers, scopes: [orders/read]}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import CognitoAuthorizer, Gateway, JwtAuthorizer, Route
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.words import listed

_READERS = (CognitoAuthorizer, JwtAuthorizer)


def check(gateway: Gateway) -> Iterator[Problem]:
    """Routes with scopes have an authorizer that checks them. Scopes of several routes are reported once."""
    unchecked: dict[Path, list[Route]] = {}
    for route in gateway.routes:
        if route.scopes.value and not isinstance(route.authorizer, _READERS) and _are_meant(route):
            unchecked.setdefault(route.scopes.path, []).append(route)
    for path, routes in unchecked.items():
        message = f"API Gateway does not check scopes for {listed([route.key for route in routes])}"
        kind = "cognito" if gateway.kind == "rest" else "jwt"
        help = f"write `auth:` with a `{kind}` authorizer, or delete `scopes`"
        yield Problem(path, message, help)


def _are_meant(route: Route) -> bool:
    """Whether the scopes are at the level of the route's `auth` or further inside: inner levels have longer paths."""
    scopes, auth = route.scopes.path, route.auth.path
    return scopes[:1] == ("routes",) and (auth[:1] != ("routes",) or len(scopes) >= len(auth))


RULE = Rule("GW308", "scopes-unchecked", __doc__ or "", check, kinds=("rest", "http"))
