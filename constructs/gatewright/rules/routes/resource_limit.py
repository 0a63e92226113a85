"""An API exceeds the quota of resources, routes or integrations.

Every path segment is a resource: `/shops/{shop}/orders` has three, and the root is one more. An API has at most 300.
AWS can increase this quota for an API that exists; then waive this rule with the reason.

HTTP and WebSocket APIs have at most 300 routes, which AWS can increase, and 300 integrations: one for each backend that
a route uses. Where a route that requires authorization matches every method, `cors` adds an `OPTIONS` route without
authorization. This route counts as well.

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

_WAIVE = "or waive this rule after AWS has increased the quota"
_SHORTEN = f"split the API, replace fixed path segments with variables, {_WAIVE}"


def check(gateway: Gateway) -> Iterator[Problem]:
    """The quotas are not exceeded."""
    if gateway.kind != "rest":
        yield from _routes(gateway)
    elif (count := resource_count(gateway)) > LIMIT:
        message = f"the paths of this API are {count} resources, and the quota is {LIMIT}"
        yield Problem(("routes",), message, _SHORTEN, at_key=True)


def _routes(gateway: Gateway) -> Iterator[Problem]:
    added = len(preflights(gateway)) if gateway.kind == "http" else 0
    routes, preflight = len(gateway.routes) + added, f", {added} of them for preflight requests" if added else ""
    backends = len({route.backend.value.path for route in gateway.routes})
    if routes > LIMIT:
        message = f"this API has {routes} routes{preflight}, and the quota is {LIMIT}"
        help = _SHORTEN if gateway.kind == "http" else f"split the API, {_WAIVE}"
        yield Problem(("routes",), message, help, at_key=True)
    if backends > LIMIT:
        message = f"the routes use {backends} backends, and an API has at most {LIMIT} integrations"
        yield Problem(("routes",), message, "let routes share backends, or split the API", at_key=True)


RULE = Rule("GW307", "resource-limit", __doc__ or "", check)
