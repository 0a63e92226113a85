"""A route takes every path below its own, and its backend gets none of them.

An HTTP backend is called at its address and nothing else: what `{rest+}` stands for goes along only where the address
says `{rest}`. Without it, requests for all those paths ask the backend for the same one.

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
    """What a greedy variable takes reaches the backend."""
    for route in gateway.routes:
        backend = route.backend.value
        if not (route.url.greedy and isinstance(backend.target, HttpTarget)):
            continue
        name = route.url.variables[-1]
        taken = {source.name for source in mapped_paths(backend.target).values() if source.location == "path"}
        if name not in {*backend.target.variables, *taken}:
            message = f"`{route.key}` takes all paths below it, and calls the same address for each"
            help = f"write `{{{name}}}` into the address where it belongs"
            related = ((backend.path, "the backend stands here"),)
            yield Problem(route.path, message, help, at_key=True, related=related)


RULE = Rule("GW440", "greedy-url", __doc__ or "", check, Severity.WARNING)
