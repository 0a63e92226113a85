"""Routes with the same Cognito authorizer require different tokens.

A route with scopes requires an access token; a route without scopes requires an ID token. A client that calls both
kinds of routes needs both tokens, and receives a 401 if it sends the wrong one.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
authorizers: {shoppers: {cognito: {user_pools: ["arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_shop"]}}}
defaults: {backend: {mock: {}}, auth: shoppers}
routes: {GET /orders: {}, POST /orders: {scopes: [orders/write]}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
authorizers: {shoppers: {cognito: {user_pools: ["arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_shop"]}}}
defaults: {backend: {mock: {}}, auth: shoppers, scopes: [orders/read]}
routes: {GET /orders: {}, POST /orders: {scopes: [orders/write]}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import CognitoAuthorizer, Gateway, Route
from gatewright.rules.rule import REST, Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """The routes of an authorizer require the same kind of token."""
    access: dict[str, Route] = {}
    id: dict[str, Route] = {}
    for route in gateway.routes:
        (access if route.scopes.value else id).setdefault(route.auth.value, route)
    for authorizer in gateway.authorizers:
        if isinstance(authorizer, CognitoAuthorizer) and authorizer.name in access and authorizer.name in id:
            one, other = access[authorizer.name], id[authorizer.name]
            message = f"`{one.key}` requires access tokens, but `{other.key}` requires ID tokens"
            related = ((one.path, "this route has scopes"), (other.path, "this route has none"))
            help = "add `scopes` to all routes of the authorizer, or remove them from all"
            yield Problem(authorizer.path, message, help, at_key=True, related=related)


RULE = Rule("GW415", "mixed-tokens", __doc__ or "", check, Severity.INFO, kinds=REST)
