"""The path after another gateway's URL does not begin with a slash.

The URL of a stage ends with the stage name, and `path` follows it directly. Without a slash, `path` becomes part of the
stage name.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {http: {url: {gateway: warehouse, stage: live}, path: health}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {http: {url: {gateway: warehouse, stage: live}, path: /health}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway, HttpTarget
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Paths after the URL of a stage begin with a slash."""
    for backend in gateway.all_backends:
        target = backend.target
        if isinstance(target, HttpTarget) and target.base and target.url and not target.url.startswith("/"):
            message = f"the request would go to `…/{target.base.stage}{target.url}`"
            yield Problem((*backend.path, "http", "path"), message, f"write `/{target.url}`")


RULE = Rule("GW324", "gateway-path", __doc__ or "", check)
