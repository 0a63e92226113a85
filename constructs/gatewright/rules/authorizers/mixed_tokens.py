"""Routes with the same user pools take different tokens.

Where a route has scopes, its callers send an access token; where it has none, an id token. A client that calls both
kinds of routes needs both tokens, and gets a 401 wherever it sends the wrong one.

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
    """An authorizer's routes take the same kind of token."""
    access: dict[str, Route] = {}
    id: dict[str, Route] = {}
    for route in gateway.routes:
        (access if route.scopes.value else id).setdefault(route.auth.value, route)
    for authorizer in gateway.authorizers:
        if isinstance(authorizer, CognitoAuthorizer) and authorizer.name in access and authorizer.name in id:
            one, other = access[authorizer.name], id[authorizer.name]
            message = f"`{one.key}` takes access tokens, and `{other.key}` takes id tokens"
            related = ((one.path, "this route has scopes"), (other.path, "this one has none"))
            help = "give all of its routes scopes, or none of them"
            yield Problem(authorizer.path, message, help, at_key=True, related=related)


RULE = Rule("GW415", "mixed-tokens", __doc__ or "", check, Severity.INFO, kinds=REST)
