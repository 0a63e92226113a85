"""A greedy route at the root does not match the root path itself.

`/{rest+}` matches at least one path segment, so a request for `/` matches no route. A REST API then returns 403 with
"Missing Authentication Token". If this is intended, waive this rule with the reason.

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
    """A greedy route at the root comes with a route for the root."""
    has_root = any(not route.url.segments for route in gateway.routes)
    for route in gateway.routes:
        if route.url.greedy and len(route.url.segments) == 1 and not has_root:
            message = f"`{route.key}` does not match requests for `/`"
            yield Problem(route.path, message, f"add the route `{route.method} /`", at_key=True)


RULE = Rule("GW441", "greedy-without-root", __doc__ or "", check, Severity.INFO, whole=True)
