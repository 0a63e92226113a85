"""A function's good answers have no mapping.

The pattern of an answer is compared with the message of a function's error. Where there is no error, the answer without
`when` is taken, or one whose pattern takes an empty text. If there is neither, every good answer of the function
becomes an error 500.

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
    """Good answers of functions are mapped."""
    for backend, responses in mapped_answers(gateway):
        if isinstance(backend.target, LambdaTarget) and all(matches(map.when, "") is False for map in responses):
            message = "no answer is for what the function says when nothing fails"
            help = "take `when` out of the answer that is"
            yield Problem((*settings_path(backend), "responses"), message, help, at_key=True)


RULE = Rule("GW348", "function-good-answer", __doc__ or "", check, kinds=NOT_HTTP)
