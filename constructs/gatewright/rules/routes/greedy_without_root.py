"""A route for all paths does not take the root.

`/{rest+}` stands for at least one part of a path, so a request for `/` itself finds no route, and is answered 403 with
"Missing Authentication Token". If that is meant, waive this rule and say so.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {"GET /{rest+}": {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {hello: {mock: {}}}
defaults: {auth: none}
routes: {GET /: hello, "GET /{rest+}": hello}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Where everything is taken, the root is too."""
    has_root = any(not route.url.segments for route in gateway.routes)
    for route in gateway.routes:
        if route.url.greedy and len(route.url.segments) == 1 and not has_root:
            message = f"`{route.key}` does not take requests for `/`"
            yield Problem(route.path, message, f"write `{route.method} /` beside it", at_key=True)


RULE = Rule("GW441", "greedy-without-root", __doc__ or "", check, Severity.INFO, whole=True)
