"""A cache TTL is one that API Gateway does not support.

API Gateway caches a response for whole seconds, and for at most one hour. It rejects other values at deployment.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none, cache: none}}
stages: {dev: {cache: {size: 0.5GB, ttl: 1d}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none, cache: none}}
stages: {dev: {cache: {size: 0.5GB, ttl: 1h}}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Gateway
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.rules.shared.caches import cache_path
from gatewright.spec.values.number import spell

LONGEST_S = 3600


def check(gateway: Gateway) -> Iterator[Problem]:
    """Responses are cached for a time that API Gateway supports."""
    for path, ttl in _times(gateway).items():
        if ttl > LONGEST_S:
            yield Problem(path, f"`ttl` must be at most 1h, not {spell(ttl)}s", "write `1h`")
        elif not float(ttl).is_integer():
            yield Problem(path, f"`ttl` must be whole seconds, not {spell(ttl)}s", f"write `{round(ttl) or 1}s`")


def _times(gateway: Gateway) -> dict[Path, float]:
    """All TTLs by their path: many routes can inherit theirs from one group."""
    found = {(*cache_path(stage), "ttl"): stage.cache.ttl for stage in gateway.stages if stage.cache}
    for route in gateway.routes:
        if route.cache and route.cache.value.ttl is not None:
            found[(*route.cache.path, "ttl")] = route.cache.value.ttl
    return found


RULE = Rule("GW366", "cache-ttl", __doc__ or "", check, kinds=REST)
