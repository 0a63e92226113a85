"""A route that can change data inherits a cache.

If the cache has a response, API Gateway does not call the backend, and a client's change is lost. The request body is
never part of the cache key. If a `POST` route only reads, set `cache` on the route itself; settings of a group or of
`defaults` are meant for routes that read.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
defaults: {cache: {ttl: 30s}}
routes: {POST /orders: {backend: {mock: {}}, auth: iam}}
stages: {dev: {cache: {size: 0.5GB}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
defaults: {cache: {ttl: 30s}}
routes: {POST /orders: {backend: {mock: {}}, auth: iam, cache: none}}
stages: {dev: {cache: {size: 0.5GB}}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.rules.shared.caches import cached_routes

READING = ("GET", "HEAD", "OPTIONS")


def check(gateway: Gateway) -> Iterator[Problem]:
    """Cached routes only read."""
    for route, path in cached_routes(gateway):
        if route.method not in READING and path != (*route.path, "cache"):
            message = f"`{route.key}` is cached, so not every request reaches the backend"
            related = ((path, "the route inherits this"),)
            yield Problem(route.path, message, "write `cache: none` for this route", at_key=True, related=related)


RULE = Rule("GW462", "cached-write", __doc__ or "", check, Severity.WARNING, kinds=REST)
