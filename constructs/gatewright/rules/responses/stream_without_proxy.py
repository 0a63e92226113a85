"""An answer is to be passed on while it is being made, and to be changed on the way.

API Gateway streams what a proxy answers: a function that gets the whole request, or a server whose answers go out as
they are. What is mapped, or answered before the function has run, it needs as a whole.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {chat: {http: {url: "https://example.com", stream: true, responses: {200: {}, 502: {when: "[45].."}}}}}
routes: {GET /: {backend: chat, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {chat: {http: {url: "https://example.com", stream: true, request: {headers: {X-Model: "'small'"}}}}}
routes: {GET /: {backend: chat, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway, HttpTarget, LambdaTarget
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.rules.shared.looking import settings_path


def check(gateway: Gateway) -> Iterator[Problem]:
    """What streams is a proxy."""
    for backend in gateway.all_backends:
        target = backend.target
        if isinstance(target, LambdaTarget | HttpTarget) and target.stream and not target.is_proxy:
            message = f"API Gateway needs the whole answer where there is {_obstacle(target)}"
            help = "take `stream` out, or pass requests and answers on as they are"
            yield Problem((*settings_path(backend), "stream"), message, help)


def _obstacle(target: LambdaTarget | HttpTarget) -> str:
    if target.responses:
        return "a mapping of answers"
    if isinstance(target, LambdaTarget) and target.asynchronous:
        return "nobody who waits for it"
    return "a mapping of requests" if isinstance(target, LambdaTarget) else "a template for requests"


RULE = Rule("GW375", "stream-without-proxy", __doc__ or "", check, kinds=REST)
