"""A cache stores responses without encryption.

Encryption costs only a little of the space in the cache, and is the default for a stage's cache.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {cache: {size: 0.5GB, encrypted: false}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {cache: {size: 0.5GB}}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.rules.shared.caches import cache_path


def check(gateway: Gateway) -> Iterator[Problem]:
    """Caches are encrypted."""
    for stage in gateway.stages:
        if stage.cache and not stage.cache.encrypted:
            message = f"the cache of the stage {stage.name!r} stores responses without encryption"
            yield Problem((*cache_path(stage), "encrypted"), message, "delete it", at_key=True)


RULE = Rule("GW478", "cache-unencrypted", __doc__ or "", check, Severity.WARNING, kinds=REST)
