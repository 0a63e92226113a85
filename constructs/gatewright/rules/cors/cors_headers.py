"""Pages cannot send a header that a route asks for.

Before a browser sends a header of a page's own making, it looks whether `headers` under `cors` allows it. The headers
of tokens and API keys are such, and so are those that a route requires. `*` allows all of them but `Authorization`.

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
"""What browsers send by themselves, or let pages send without asking."""


def check(gateway: Gateway) -> Iterator[Problem]:
    """Pages can send what routes ask for. Of several routes the first is named."""
    if gateway.cors is None:
        return
    allowed = _ALWAYS | {header.lower() for header in gateway.cors.headers}
    by_key = gateway.api_key_source.value == "header"
    said: set[str] = set()
    for route in gateway.routes:
        for header in _wanted(route, by_key=by_key):
            name = header.lower()
            if name in allowed or ("*" in allowed and name != "authorization") or name in said:
                continue
            said.add(name)
            message = f"pages cannot send the header {header!r}, which `{route.key}` asks for"
            names = ", ".join('"*"' if one == "*" else one for one in (*gateway.cors.headers, header))
            related = ((route.path, "it is asked for here"),)
            yield Problem(("cors", "headers"), message, f"write `headers: [{names}]` under `cors`", related=related)


def _wanted(route: Route, *, by_key: bool) -> Iterator[str]:
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
