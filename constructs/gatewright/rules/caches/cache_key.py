"""A cache key contains something that API Gateway does not support in it.

A cache key consists of path variables, query parameters and headers. API Gateway supports no other parts of a request,
no variable that the path does not have, and no part twice.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {"GET /orders/{id}": {backend: {mock: {}}, auth: none, cache: {key: [path.number]}}}
stages: {dev: {cache: {size: 0.5GB}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {"GET /orders/{id}": {backend: {mock: {}}, auth: none, cache: {key: [path.id]}}}
stages: {dev: {cache: {size: 0.5GB}}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics.nearest import nearest
from gatewright.gateway import PARAMETER_LOCATIONS, Gateway, Route, RouteCache, Setting
from gatewright.rules.rule import REST, Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Cache keys consist of parts of the request that API Gateway supports."""
    found = (problem for route in gateway.routes if route.cache for problem in _of(route, route.cache))
    yield from dict.fromkeys(found)


def _of(route: Route, cache: Setting[RouteCache]) -> Iterator[Problem]:
    """What is wrong with a key, which may be inherited from a group and right for other routes."""
    is_own = cache.path == (*route.path, "cache")
    key = cache.value.key
    for index, part in enumerate(key):
        path = (*cache.path, "key", index)
        if part.location not in PARAMETER_LOCATIONS:
            help = "write `path.…`, `query.…` or `header.…`"
            yield Problem(path, f"a cache key cannot contain `{part}`", help)
        elif part in key[:index]:
            related = (((*cache.path, "key", key.index(part)), "it is already here"),)
            yield Problem(path, f"`{part}` is in the key twice", "delete one of them", related=related)
        elif part.location == "path" and part.name not in route.url.variables:
            message = f"the path of `{route.key}` has no variable `{{{part.name}}}`"
            meant = nearest(part.name, route.url.variables)
            if is_own:
                yield Problem(path, message, f"did you mean `path.{meant}`?" if meant else "delete it from the key")
            else:
                related = ((path, "the key contains it"),)
                yield Problem(route.path, message, "give the route a `cache` of its own", at_key=True, related=related)


RULE = Rule("GW367", "cache-key", __doc__ or "", check, kinds=REST)
