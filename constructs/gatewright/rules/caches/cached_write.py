"""A route that can change things is cached, and does not say so itself.

When an answer is in the cache, the backend is not asked: what the second caller wants to change stays as it is. What a
body says is no part of any cache key. A route can say `cache` itself, where a `POST` only reads; what a group or
`defaults` say is meant for routes that read.

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
    """What is cached only reads."""
    for route, path in cached_routes(gateway):
        if route.method not in READING and path != (*route.path, "cache"):
            message = f"`{route.key}` is cached, so that not every call of it reaches the backend"
            related = ((path, "this says so"),)
            yield Problem(route.path, message, "write `cache: none` for it", at_key=True, related=related)


RULE = Rule("GW462", "cached-write", __doc__ or "", check, Severity.WARNING, kinds=REST)
