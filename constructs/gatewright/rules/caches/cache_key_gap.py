"""A cache returns the same response to requests that differ.

A cache distinguishes requests only by the route's cache key. Without `path.id` in the key, a client that requests one
order can receive another client's order. In a stage with a cache, API Gateway caches every `GET` route, unless the
route has `cache: none`. This rule does not check headers, nor parameters that the route does not declare.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {"GET /orders/{id}": {backend: {http: "https://example.com/{id}"}, auth: none, cache: {ttl: 30s}}}
stages: {dev: {cache: {size: 0.5GB}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {"GET /orders/{id}": {backend: {http: "https://example.com/{id}"}, auth: none, cache: {key: [path.id]}}}
stages: {dev: {cache: {size: 0.5GB}}}
```
"""

from collections.abc import Iterator, Sequence

from gatewright.diagnostics import Severity
from gatewright.document import Path
from gatewright.gateway import Gateway, Route
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.rules.shared.caches import by_place, cached_routes, lacking
from gatewright.rules.shared.words import listed


def check(gateway: Gateway) -> Iterator[Problem]:
    """Cache keys contain what responses depend on."""
    for path, routes in by_place(cached_routes(gateway)).items():
        concerned = [route for route in routes if lacking(route)]
        if concerned and path[0] == "stages":
            yield _by_default(path, concerned)
        else:
            yield from (_by_route(path, route) for route in concerned)


def _by_route(path: Path, route: Route) -> Problem:
    missing = lacking(route)
    message = f"the cache returns one response of `{route.key}` for all values of {listed(missing)}"
    return Problem(path, message, f"add {listed(missing)} to the `key`, or write `cache: none`")


def _by_default(path: Path, routes: Sequence[Route]) -> Problem:
    """Routes without cache settings, of which a stage can have many."""
    message = f"this cache returns one response to all requests to {listed([route.key for route in routes])}"
    help = "add `cache: {key: […]}` or `cache: none` to these routes"
    related = tuple((route.path, f"its responses may depend on {listed(lacking(route))}") for route in routes[:3])
    return Problem(path, message, help, at_key=True, related=related)


RULE = Rule("GW460", "cache-key-gap", __doc__ or "", check, Severity.WARNING, kinds=REST)
