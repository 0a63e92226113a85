"""A streamed response cannot be mapped.

API Gateway streams only the responses of proxy backends: of a function that gets the whole request, or of a server
whose responses are passed on unchanged. It needs the complete response where it maps it, or where it responds before
the function has run.

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
    """Backends that stream are proxies."""
    for backend in gateway.all_backends:
        target = backend.target
        if isinstance(target, LambdaTarget | HttpTarget) and target.stream and not target.is_proxy:
            key = _obstacle(target)
            message = f"API Gateway cannot stream the response of a backend with `{key}`"
            yield Problem((*settings_path(backend), "stream"), message, f"remove `stream` or `{key}`")


def _obstacle(target: LambdaTarget | HttpTarget) -> str:
    """The key that makes a backend no proxy."""
    if target.responses:
        return "responses"
    if isinstance(target, LambdaTarget) and target.asynchronous:
        return "asynchronous"
    return "request" if isinstance(target, LambdaTarget) else "request.templates"


RULE = Rule("GW375", "stream-without-proxy", __doc__ or "", check, kinds=REST)
