"""A route that requires authorization receives preflight requests, which have no credentials.

Before a cross-origin request, a browser sends a preflight request with the method OPTIONS, and without credentials. API
Gateway handles it, unless a route with authorization matches every method. For such a route, `cors` creates an
`OPTIONS` route without authorization. There are two exceptions. If the backend is an AWS service, any client could
start its action with an OPTIONS request. And for `$default`, API Gateway allows no further route if other paths already
start with a variable.

Bad:
```yaml
gatewright: 1
name: shop
kind: http
cors: {origins: ["https://shop.example.com"]}
routes: {ANY /orders: {backend: {sqs: "arn:aws:sqs:eu-west-1:111122223333:orders"}, auth: iam}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: http
cors: {origins: ["https://shop.example.com"]}
routes: {POST /orders: {backend: {sqs: "arn:aws:sqs:eu-west-1:111122223333:orders"}, auth: iam}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.gateway.preflight import unanswered
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Preflight requests need no credentials."""
    for route in unanswered(gateway):
        message = f"`{route.key}` rejects preflight requests, which have no credentials"
        help = "write paths instead of `$default`" if route.message else "write methods instead of `ANY`"
        yield Problem(route.path, message, help, at_key=True, related=((("cors",), "browsers may call this API"),))


RULE = Rule("GW436", "preflight-taken", __doc__ or "", check, Severity.WARNING, kinds=("http",))
