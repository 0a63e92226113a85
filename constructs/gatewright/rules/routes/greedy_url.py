"""A greedy route calls the same backend URL for every path that it matches.

API Gateway adds the path that `{rest+}` matches to the URL of an HTTP backend only where the URL contains `{rest}`.
Without it, requests for all these paths call the same URL.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {"GET /legacy/{rest+}": {backend: {http: "https://legacy.example.com"}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {"GET /legacy/{rest+}": {backend: {http: "https://legacy.example.com/{rest}"}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway, HttpTarget
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import mapped_paths


def check(gateway: Gateway) -> Iterator[Problem]:
    """The value of a greedy variable reaches the backend."""
    for route in gateway.routes:
        backend = route.backend.value
        if not (route.url.greedy and isinstance(backend.target, HttpTarget)):
            continue
        name = route.url.variables[-1]
        taken = {source.name for source in mapped_paths(backend.target).values() if source.location == "path"}
        if name not in {*backend.target.variables, *taken}:
            message = f"`{route.key}` matches all paths below it, and calls the same URL for each"
            help = f"write `{{{name}}}` in the backend's URL where the path belongs"
            related = ((backend.path, "the backend is defined here"),)
            yield Problem(route.path, message, help, at_key=True, related=related)


RULE = Rule("GW440", "greedy-url", __doc__ or "", check, Severity.WARNING)
