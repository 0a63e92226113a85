"""A route is to be cached, and no stage has a cache.

A route's `cache` says how it is cached where there is a cache. The cache itself belongs to a stage, and is paid for.

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
    """Where something is to be cached, there is a cache."""
    if not gateway.stages or any(stage.cache for stage in gateway.stages):
        return
    said = (route.cache for route in gateway.routes if route.cache and route.cache.value.enabled)
    for path in dict.fromkeys(cache.path for cache in said if cache.value.ttl != 0):
        help = "add `cache: {size: 0.5GB}` to a stage, or take this out"
        yield Problem(path, "no stage has a cache", help, at_key=True)


RULE = Rule("GW461", "cache-nowhere", __doc__ or "", check, Severity.WARNING, whole=True, everywhere=True, kinds=REST)
