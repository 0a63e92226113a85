"""Successful responses of a function have no mapping.

API Gateway compares the pattern of a response with the error message of a function. If there is no error, it uses the
response without `when`, or one with a pattern that matches an empty string. Without either, every successful response
of the function becomes a 500 error.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
functions: {orders: {code: ./orders, handler: app.handler, runtime: python3.14}}
backends: {orders: {lambda: {function: orders, responses: {200: {when: OK}, 404: {when: ".*not found.*"}}}}}
routes: {GET /: {backend: orders, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
functions: {orders: {code: ./orders, handler: app.handler, runtime: python3.14}}
backends: {orders: {lambda: {function: orders, responses: {200: {}, 404: {when: ".*not found.*"}}}}}
routes: {GET /: {backend: orders, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway, LambdaTarget
from gatewright.rules.rule import NOT_HTTP, Problem, Rule
from gatewright.rules.shared.looking import settings_path
from gatewright.rules.shared.mappings import mapped_answers, matches


def check(gateway: Gateway) -> Iterator[Problem]:
    """Successful responses of functions are mapped."""
    for backend, responses in mapped_answers(gateway):
        if isinstance(backend.target, LambdaTarget) and all(matches(map.when, "") is False for map in responses):
            message = "no response matches when the function succeeds"
            help = "remove `when` from the response for success"
            yield Problem((*settings_path(backend), "responses"), message, help, at_key=True)


RULE = Rule("GW348", "function-good-answer", __doc__ or "", check, kinds=NOT_HTTP)
