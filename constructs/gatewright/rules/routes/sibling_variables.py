"""Two different variables stand at the same place of a path.

Below one path there can be any number of fixed parts, but only one variable: `/orders/{id}` and `/orders/{number}`
cannot be told apart, and `/orders/{id}` beside `/orders/{rest+}` is refused just as well. API Gateway says so when it
deploys: "A sibling of this resource already has a variable path part -- only one is allowed".

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
    """Below every path there is one variable at most."""
    first: dict[tuple[str, ...], tuple[str, Route]] = {}
    told: set[tuple[str, ...]] = set()
    for route in gateway.routes:
        segments = route.url.segments
        for depth, segment in enumerate(segments):
            if not segment.startswith("{"):
                continue
            known, earlier = first.setdefault(segments[:depth], (segment, route))
            if segment != known and segments[: depth + 1] not in told:
                told.add(segments[: depth + 1])
                above = "/" + "/".join(segments[:depth])
                yield _problem(route, segment, earlier, known, above)


def _problem(route: Route, segment: str, earlier: Route, known: str, above: str) -> Problem:
    is_greedy = "+" in segment + known
    help = (
        "keep one of them, or move one below a path of its own"
        if is_greedy
        else f"call it `{known}` in both routes, or put a fixed part before one of them"
    )
    message = f"below `{above}` there are two variables, `{known}` and `{segment}`, and there can be only one"
    return Problem(route.path, message, help, at_key=True, related=((earlier.path, f"`{known}` stands here"),))


RULE = Rule("GW302", "sibling-variables", __doc__ or "", check)
