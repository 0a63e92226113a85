"""Answers are to be kept for longer than API Gateway keeps them, or for a part of a second.

A cache keeps an answer for whole seconds, and for an hour at most. API Gateway refuses other times when it deploys.

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
    """Answers are kept for times that the service knows."""
    for path, ttl in _times(gateway).items():
        if ttl > LONGEST_S:
            yield Problem(path, f"API Gateway keeps an answer for an hour at most, not {spell(ttl)}s", "write `1h`")
        elif not float(ttl).is_integer():
            message = f"API Gateway keeps an answer for whole seconds, not {spell(ttl)}s"
            yield Problem(path, message, f"write `{round(ttl) or 1}s`")


def _times(gateway: Gateway) -> dict[Path, float]:
    """All times, by where they are written: many routes may have theirs from one group."""
    found = {(*cache_path(stage), "ttl"): stage.cache.ttl for stage in gateway.stages if stage.cache}
    for route in gateway.routes:
        if route.cache and route.cache.value.ttl is not None:
            found[(*route.cache.path, "ttl")] = route.cache.value.ttl
    return found


RULE = Rule("GW366", "cache-ttl", __doc__ or "", check, kinds=REST)
