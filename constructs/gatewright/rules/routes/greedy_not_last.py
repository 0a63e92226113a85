"""A greedy path variable is not at the end of its path.

`{rest+}` matches the whole rest of a path, so no path segment can follow it, in the same route or in another one. API
Gateway reports at deploy time: "Cannot create a child of a resource with a greedy path variable".

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {"GET /files/{rest+}/size": {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {"GET /files/{rest+}": {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Greedy variables are at the end."""
    for route in gateway.routes:
        for segment in route.url.segments[:-1]:
            if segment.endswith("+}"):
                message = f"`{segment}` matches the whole rest of the path, and `{route.url}` continues after it"
                help = f"end the path with `{segment}`, or write `{segment[:-2]}}}` for a single segment"
                yield Problem(route.path, message, help, at_key=True)


RULE = Rule("GW303", "greedy-not-last", __doc__ or "", check)
