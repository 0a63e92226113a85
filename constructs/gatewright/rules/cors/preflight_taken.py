"""Browsers ask a closed route whether they may call it.

Before a page of another site may call an API, the browser asks with an OPTIONS request, and sends no credentials with
it. API Gateway answers by itself, unless a closed route takes every method. `cors` then opens an `OPTIONS` route beside
it. It does not where the backend is a service, which would do its work for anybody who sends OPTIONS, and not for
`$default` where paths start with a variable, beside which there is no room for another one.

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
    """Browsers may ask."""
    for route in unanswered(gateway):
        message = f"browsers ask `{route.key}` without credentials, and it is closed"
        help = "name the methods instead of `ANY`" if not route.message else "name paths instead of `$default`"
        yield Problem(route.path, message, help, at_key=True, related=((("cors",), "pages may call it"),))


RULE = Rule("GW436", "preflight-taken", __doc__ or "", check, Severity.WARNING, kinds=("http",))
