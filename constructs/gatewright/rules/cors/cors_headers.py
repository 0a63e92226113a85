"""Browsers do not send a header that a route needs, because `cors` does not allow it.

Before a browser sends a custom request header across origins, it checks that `headers` under `cors` allows the header.
This concerns the headers of tokens and API keys, and the headers that a route requires. `*` allows all headers except
`Authorization`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
cors: {origins: ["https://shop.example.com"], headers: [Content-Type]}
authorizers: {shoppers: {cognito: {user_pools: ["arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_shop"]}}}
routes: {GET /orders: {backend: {mock: {}}, auth: shoppers}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
cors: {origins: ["https://shop.example.com"], headers: [Content-Type, Authorization]}
authorizers: {shoppers: {cognito: {user_pools: ["arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_shop"]}}}
routes: {GET /orders: {backend: {mock: {}}, auth: shoppers}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import CognitoAuthorizer, Gateway, JwtAuthorizer, LambdaAuthorizer, Route
from gatewright.rules.rule import Problem, Rule
from gatewright.spec.values.identity import Identity

_ALWAYS = {"accept", "accept-language", "content-language", "cookie", "host", "origin", "referer", "user-agent"}
"""Headers that browsers set themselves, or that need no preflight request."""


def check(gateway: Gateway) -> Iterator[Problem]:
    """`cors` allows the headers that routes need. The first route that needs one is reported."""
    if gateway.cors is None:
        return
    allowed = _ALWAYS | {header.lower() for header in gateway.cors.headers}
    by_key = gateway.api_key_source.value == "header"
    reported: set[str] = set()
    for route in gateway.routes:
        for header in _needed(route, by_key=by_key):
            name = header.lower()
            if name in allowed or ("*" in allowed and name != "authorization") or name in reported:
                continue
            reported.add(name)
            message = f"`cors` does not allow the header {header!r}, which `{route.key}` needs"
            names = ", ".join('"*"' if one == "*" else one for one in (*gateway.cors.headers, header))
            related = ((route.path, "this route needs it"),)
            yield Problem(("cors", "headers"), message, f"write `headers: [{names}]` under `cors`", related=related)


def _needed(route: Route, *, by_key: bool) -> Iterator[str]:
    match route.authorizer:
        case CognitoAuthorizer(header=header):
            yield header
        case JwtAuthorizer(identity=Identity(location="header", name=header)):
            yield header
        case LambdaAuthorizer(identity=identity):
            yield from (part.name for part in identity if part.location == "header")
        case _:
            pass
    if route.api_key.value and by_key:
        yield "X-Api-Key"
    yield from (one.name for one in route.parameters if one.location == "header" and one.required)


RULE = Rule("GW456", "cors-headers", __doc__ or "", check, Severity.INFO, kinds=("rest", "http"))
