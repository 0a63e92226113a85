"""An authorizer's cached result for one route applies to other routes.

API Gateway caches the result of a Lambda authorizer. It uses the result for every request with the same `identity`,
whatever its path and method. If the function's policy names only the requested route, API Gateway rejects the client's
next request to another route. If the policy names `*`, API Gateway allows all routes.

Return a policy that names every route that the client may call, and waive this rule. Or add path and method to the
identity; in HTTP APIs add the route, `context.routeKey`. Or write `ttl: 0s`. With `simple`, a result applies to every
route.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
authorizers:
  partners:
    lambda: {function: "arn:aws:lambda:eu-west-1:111122223333:function:partners", identity: [header.Authorization]}
defaults: {backend: {mock: {}}, auth: partners}
routes: {GET /orders: {}, POST /orders: {}}
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
      identity: [header.Authorization, context.httpMethod, context.path]
defaults: {backend: {mock: {}}, auth: partners}
routes: {GET /orders: {}, POST /orders: {}}
stages: {dev: {}}
```
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway, LambdaAuthorizer, Route
from gatewright.rules.rule import Problem, Rule
from gatewright.spec.kind import Kind

_ROUTE = "routeKey"
_PATHS = {"path", "resourcePath", "resourceId"}


def check(gateway: Gateway) -> Iterator[Problem]:
    """Cached results are for one route. Each authorizer is reported once."""
    routes: dict[str, list[Route]] = defaultdict(list)
    for route in gateway.routes:
        routes[route.auth.value].append(route)
    for authorizer in gateway.authorizers:
        if isinstance(authorizer, LambdaAuthorizer) and authorizer.ttl:
            yield from _of(authorizer, routes[authorizer.name], gateway.kind)


def _of(authorizer: LambdaAuthorizer, routes: Sequence[Route], kind: Kind) -> Iterator[Problem]:
    known = {part.name for part in authorizer.identity if part.location == "context"}
    if _ROUTE in known:
        return
    by_path, by_method = bool(known & _PATHS), "httpMethod" in known
    alike: dict[tuple[str, str], list[Route]] = defaultdict(list)
    for route in routes:
        alike[str(route.url) if by_path else "", route.method if by_method else ""].append(route)
    for one, *others in alike.values():
        wide = (one.url.variables and not by_path) or (one.method == "ANY" and not by_method)
        if others or wide:
            other = f"`{others[0].key}`" if others else "all other requests of that route"
            message = f"the cached result for a request to `{one.key}` also applies to {other}"
            related = tuple((route.path, "the cached result applies to this route") for route in (one, *others[:1]))
            yield Problem(authorizer.path, message, _help(authorizer, kind), at_key=True, related=related)
            return


def _help(authorizer: LambdaAuthorizer, kind: Kind) -> str:
    parts = "`context.routeKey`" if kind == "http" else "`context.httpMethod` and `context.path`"
    add = "" if authorizer.type == "token" else f", or add {parts} to `identity`"
    allow = "authorize clients" if authorizer.simple else "return a policy"
    return f"let the function {allow} for all routes and waive this rule{add}, or write `ttl: 0s`"


RULE = Rule("GW407", "cached-decision", __doc__ or "", check, Severity.INFO, kinds=("rest", "http"))
