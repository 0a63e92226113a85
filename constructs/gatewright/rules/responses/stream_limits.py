"""A streamed response is cached, or can exceed the idle timeout of its endpoint.

API Gateway does not cache streamed responses. It closes a stream that sends no data: after 30 seconds at an edge
endpoint, after five minutes at other endpoints.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
endpoint: edge
backends: {chat: {http: {url: "https://example.com", stream: true, timeout: 10m}}}
routes: {GET /: {backend: chat, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
endpoint: regional
backends: {chat: {http: {url: "https://example.com", stream: true, timeout: 10m}}}
routes: {GET /: {backend: chat, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway, HttpTarget, LambdaTarget, Target
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.rules.shared.caches import by_place, cached_routes
from gatewright.rules.shared.looking import settings_path
from gatewright.rules.shared.words import listed

IDLE_AT_EDGE_MS = 30_000


def check(gateway: Gateway) -> Iterator[Problem]:
    """Streams are not cached, and stay below the idle timeout."""
    for path, routes in by_place(cached_routes(gateway)).items():
        streams = [route for route in routes if _is_stream(route.backend.value.target)]
        if streams:
            message = f"responses of {listed([route.key for route in streams])} are streamed, and are never cached"
            related = tuple((route.path, "this route streams its response") for route in streams[:3])
            yield Problem(path, message, "write `cache: none` on routes that stream", at_key=True, related=related)
    for backend in gateway.all_backends if gateway.endpoint.value == "edge" else ():
        timeout = _stream_timeout(backend.target)
        if timeout > IDLE_AT_EDGE_MS:
            message = "an edge endpoint closes a stream after 30 seconds without data"
            help = "send data at least every 30 seconds, or use a regional endpoint, which waits five minutes"
            yield Problem((*settings_path(backend), "timeout"), message, help)


def _is_stream(target: Target) -> bool:
    return isinstance(target, LambdaTarget | HttpTarget) and target.stream


def _stream_timeout(target: Target) -> int:
    return (target.timeout or 0) if isinstance(target, LambdaTarget | HttpTarget) and target.stream else 0


RULE = Rule("GW468", "stream-limits", __doc__ or "", check, Severity.WARNING, kinds=REST)
