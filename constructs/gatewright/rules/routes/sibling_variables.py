"""Two different variables are at the same position of a path.

Below one path there can be any number of fixed segments, but only one variable. API Gateway cannot distinguish
`/orders/{id}` from `/orders/{number}`, and it also rejects `/orders/{id}` next to `/orders/{rest+}`. It reports at
deploy time: "A sibling of this resource already has a variable path part -- only one is allowed".

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {hello: {mock: {}}}
defaults: {auth: none}
routes: {"GET /orders/{id}": hello, "GET /orders/{number}/items": hello}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {hello: {mock: {}}}
defaults: {auth: none}
routes: {"GET /orders/{id}": hello, "GET /orders/{id}/items": hello}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway, Route
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Below each path there is at most one variable."""
    first: dict[tuple[str, ...], tuple[str, Route]] = {}
    reported: set[tuple[str, ...]] = set()
    for route in gateway.routes:
        segments = route.url.segments
        for depth, segment in enumerate(segments):
            if not segment.startswith("{"):
                continue
            known, earlier = first.setdefault(segments[:depth], (segment, route))
            if segment != known and segments[: depth + 1] not in reported:
                reported.add(segments[: depth + 1])
                above = "/" + "/".join(segments[:depth])
                yield _problem(route, segment, earlier, known, above)


def _problem(route: Route, segment: str, earlier: Route, known: str, above: str) -> Problem:
    is_greedy = "+" in segment + known
    help = (
        "keep one of them, or move one below another path"
        if is_greedy
        else f"call it `{known}` in both routes, or put a fixed segment before one of them"
    )
    message = f"below `{above}` there are two variables, `{known}` and `{segment}`, and only one is allowed"
    return Problem(route.path, message, help, at_key=True, related=((earlier.path, f"`{known}` is used here"),))


RULE = Rule("GW302", "sibling-variables", __doc__ or "", check)
