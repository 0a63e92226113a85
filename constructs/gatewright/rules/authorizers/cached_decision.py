"""An authorizer's decision for one request is kept for others.

API Gateway keeps what a Lambda authorizer answers, and uses it for every request with the same `identity`, whatever its
path and method. If the function's policy names only what was asked for, a caller who then asks for something else is
refused; if it says `*`, they get in. Let the policy name all that the caller may do, and waive this rule. Or make path
and method a part of the identity, in HTTP APIs the route as `context.routeKey`, or keep no decisions. With `simple`, an
authorizer says the same of every route.

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
from gatewright.spec.gateway import Kind

_ROUTE = "routeKey"
_PATHS = {"path", "resourcePath", "resourceId"}


def check(gateway: Gateway) -> Iterator[Problem]:
    """Kept decisions are for one request. What is true of several routes is said once."""
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
            other = f"`{others[0].key}` as well" if others else "every other one"
            message = f"what is decided for a request of `{one.key}` is kept for {other}"
            related = tuple((route.path, "the decision is kept for this route") for route in (one, *others[:1]))
            yield Problem(authorizer.path, message, _help(authorizer, kind), at_key=True, related=related)
            return


def _help(authorizer: LambdaAuthorizer, kind: Kind) -> str:
    parts = "`context.routeKey`" if kind == "http" else "`context.httpMethod` and `context.path`"
    tell = "" if authorizer.type == "token" else f" or add {parts} to `identity`,"
    what = "it say yes to" if authorizer.simple else "its policy name"
    return f"let {what} all that a caller may do and waive this rule,{tell} or write `ttl: 0s`"


RULE = Rule("GW407", "cached-decision", __doc__ or "", check, Severity.INFO, kinds=("rest", "http"))
