"""An API has more paths, routes or backends than API Gateway allows.

Every part of a path is a resource: `/shops/{shop}/orders` is three of them, and the root is one. An API has 300 at
most. AWS can raise that for an API that exists; then waive this rule and say so.

HTTP and WebSocket APIs have 300 routes at most, which AWS can raise, and 300 integrations: one for every backend that a
route uses. Where a closed route takes every method, `cors` adds an open `OPTIONS` route, which counts as well.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {hello: {mock: {}}}
defaults: {auth: none}
routes: {GET /a1: hello, GET /a2: hello} # and so on, to GET /a300
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {hello: {mock: {}}}
defaults: {auth: none}
routes: {"GET /{name}": hello}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.gateway.preflight import preflights
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import resource_count

LIMIT = 300


def check(gateway: Gateway) -> Iterator[Problem]:
    """An API has few enough paths."""
    if gateway.kind != "rest":
        yield from _routes(gateway)
    elif (count := resource_count(gateway)) > LIMIT:
        message = f"the paths of this API are {count} resources, and an API has {LIMIT} at most"
        help = "split the API, let variables stand for fixed parts, or waive this rule once AWS has raised the quota"
        yield Problem(("routes",), message, help, at_key=True)


def _routes(gateway: Gateway) -> Iterator[Problem]:
    added = len(preflights(gateway)) if gateway.kind == "http" else 0
    routes, for_browsers = len(gateway.routes) + added, f", {added} of them for browsers that ask" if added else ""
    backends = len({route.backend.value.path for route in gateway.routes})
    if routes > LIMIT:
        message = f"this API has {routes} routes{for_browsers}, and an API has {LIMIT} at most"
        help = "split the API, let variables stand for fixed parts, or waive this rule once AWS has raised the quota"
        yield Problem(("routes",), message, help, at_key=True)
    if backends > LIMIT:
        message = f"the routes use {backends} backends, and an API has {LIMIT} integrations at most"
        yield Problem(("routes",), message, "let routes share backends, or split the API", at_key=True)


RULE = Rule("GW307", "resource-limit", __doc__ or "", check)
