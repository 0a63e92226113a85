"""A canary uses logs or a cache that its stage does not have.

A canary writes execution logs only if its stage does. A canary can share the stage's cache only if the stage has one.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {canary: {logs: true}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {logs: {execution: error}, canary: {logs: true}}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import REST, Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Stages have what their canaries use."""
    for stage in gateway.stages:
        path = stage.canary.path
        if stage.canary.logs and stage.logs.execution == "off":
            message = f"the stage {stage.name!r} writes no execution logs"
            yield Problem((*path, "logs"), message, "add `logs: {execution: error}` to the stage", at_key=True)
        if stage.canary.share_cache and not stage.cache:
            message = f"the stage {stage.name!r} has no cache"
            yield Problem(
                (*path, "cache"),
                message,
                "add `cache: {size: 0.5GB}` to the stage, or remove `cache` here",
                at_key=True,
            )


RULE = Rule("GW513", "canary-needs", __doc__ or "", check, kinds=REST)
