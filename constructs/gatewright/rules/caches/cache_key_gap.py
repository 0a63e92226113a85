"""A cache keeps one answer for requests that differ.

What a route's cache key does not hold does not tell requests apart: with no `path.id` in it, whoever asks for one order
gets the order that somebody asked for first. Where a stage has a cache, every `GET` route is in it that does not say
`cache: none`. Parameters that the route does not declare, and headers, are for you to think of.

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
    """Keys hold what answers depend on."""
    for path, routes in by_place(cached_routes(gateway)).items():
        concerned = [route for route in routes if lacking(route)]
        if concerned and path[0] == "stages":
            yield _by_default(path, concerned)
        else:
            yield from (_said(path, route) for route in concerned)


def _said(path: Path, route: Route) -> Problem:
    missing = lacking(route)
    message = f"the cache keeps one answer of `{route.key}` for every {listed(missing)}"
    return Problem(path, message, f"add {listed(missing)} to the `key`, or write `cache: none`")


def _by_default(path: Path, routes: Sequence[Route]) -> Problem:
    """Routes that say nothing about caches, of which a stage may have many."""
    message = f"this cache keeps one answer each of {listed([route.key for route in routes])}, whatever is asked for"
    help = "give these routes a `cache: {key: […]}`, or `cache: none`"
    related = tuple((route.path, f"its answers may depend on {listed(lacking(route))}") for route in routes[:3])
    return Problem(path, message, help, at_key=True, related=related)


RULE = Rule("GW460", "cache-key-gap", __doc__ or "", check, Severity.WARNING, kinds=REST)
