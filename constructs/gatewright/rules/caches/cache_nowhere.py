"""A route has cache settings, but no stage has a cache.

The `cache` of a route configures how a stage's cache treats the route. Only the `cache` of a stage creates the cache,
which costs money.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none, cache: {ttl: 30s}}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none, cache: {ttl: 30s}}}
stages: {dev: {cache: {size: 0.5GB}}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import REST, Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """If routes have cache settings, a stage has a cache."""
    if not gateway.stages or any(stage.cache for stage in gateway.stages):
        return
    caches = (route.cache for route in gateway.routes if route.cache and route.cache.value.enabled)
    for path in dict.fromkeys(cache.path for cache in caches if cache.value.ttl != 0):
        help = "add `cache: {size: 0.5GB}` to a stage, or delete this"
        yield Problem(path, "this has no effect: no stage has a cache", help, at_key=True)


RULE = Rule("GW461", "cache-nowhere", __doc__ or "", check, Severity.WARNING, whole=True, everywhere=True, kinds=REST)
