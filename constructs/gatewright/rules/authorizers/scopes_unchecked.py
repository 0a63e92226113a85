"""Scopes that nothing checks.

API Gateway looks for scopes in the tokens of a user pool or of an OpenID Connect provider. With `iam`, `none` or a
Lambda authorizer they would be words without effect, and the route more open than it looks. Scopes of an outer layer
are for the routes below whose tokens can have them, and do not concern the others.

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
    """Scopes are read by those who know tokens. What asks for them in several routes is reported once."""
    unchecked: dict[Path, list[Route]] = {}
    for route in gateway.routes:
        if route.scopes.value and not isinstance(route.authorizer, _READERS) and _are_meant(route):
            unchecked.setdefault(route.scopes.path, []).append(route)
    for path, routes in unchecked.items():
        message = f"nobody checks scopes for {listed([route.key for route in routes])}"
        kind = "cognito" if gateway.kind == "rest" else "jwt"
        help = f"write `auth:` with a `{kind}` authorizer, or take the scopes out"
        yield Problem(path, message, help)


def _are_meant(route: Route) -> bool:
    """Whether the scopes stand beside the route's `auth` or further inside: layers have longer paths inside."""
    scopes, auth = route.scopes.path, route.auth.path
    return scopes[:1] == ("routes",) and (auth[:1] != ("routes",) or len(scopes) >= len(auth))


RULE = Rule("GW308", "scopes-unchecked", __doc__ or "", check, kinds=("rest", "http"))
