"""A response cached for one client can be served to another.

API Gateway authorizes a request first, and then reads the cache. If nothing in the cache key identifies the client,
every client receives the response for the first one. Add the header that identifies the client to the key, write
`cache: none` for the route, or waive this rule if all clients receive the same response. Requests signed with AWS
credentials have a different signature each time, so a cache cannot distinguish the callers of routes with `auth: iam`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
authorizers: {customers: {cognito: {user_pools: ["arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_A"]}}}
routes: {GET /basket: {backend: {http: "https://example.com"}, auth: customers, cache: {ttl: 30s}}}
stages: {dev: {cache: {size: 0.5GB}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
authorizers: {customers: {cognito: {user_pools: ["arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_A"]}}}
routes: {GET /basket: {backend: {http: "https://example.com"}, auth: customers, cache: {key: [header.Authorization]}}}
stages: {dev: {cache: {size: 0.5GB}}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import (
    Backend,
    CognitoAuthorizer,
    Gateway,
    HttpTarget,
    JwtAuthorizer,
    LambdaAuthorizer,
    LambdaTarget,
    Route,
    ServiceTarget,
)
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.rules.shared.caches import by_place, cached_routes
from gatewright.rules.shared.looking import request_map, sources
from gatewright.rules.shared.words import listed

_CALLER = ("identity.", "authorizer.")
"""Prefixes of the context variables that identify the client."""


def check(gateway: Gateway) -> Iterator[Problem]:
    """Caches distinguish clients if backends can."""
    for path, routes in by_place(cached_routes(gateway)).items():
        concerned = [route for route in routes if _is_shared(route)]
        if concerned:
            keys = sorted({part for route in concerned for part in _identity(route)})
            message = f"all clients of {listed([route.key for route in concerned])} receive the same cached response"
            help = f"add {listed(keys)} to the `key`, or write `cache: none`" if keys else "write `cache: none`"
            related = tuple((route.path, f"authorized by `auth: {route.auth.value}`") for route in concerned[:3])
            yield Problem(path, message, help, at_key=True, related=related)


def _is_shared(route: Route) -> bool:
    if route.auth.value == "none" or not _knows_callers(route):
        return False
    key = {str(part).lower() for part in route.cache.value.key} if route.cache else set[str]()
    return not key & {part.lower() for part in _identity(route)}


def _identity(route: Route) -> tuple[str, ...]:
    """The parts of a request that identify the client, as far as a key can contain them."""
    match route.authorizer:
        case None:
            return ()
        case CognitoAuthorizer(header=header):
            return (f"header.{header}",)
        case LambdaAuthorizer(identity=identity):
            return tuple(str(part) for part in identity if part.location in ("header", "query"))
        case JwtAuthorizer(identity=part):
            return (str(part),)


def _knows_callers(route: Route) -> bool:
    """Whether the backend can identify the client. API Gateway does not pass AWS credentials on to servers."""
    backend = route.backend.value
    match backend.target:
        case LambdaTarget(is_proxy=True):
            return True
        case HttpTarget(is_proxy=True) if route.authorizer is not None:
            return True
        case ServiceTarget(as_caller=True):
            return True
        case _:
            return _is_mapped(backend, _identity(route))


def _is_mapped(backend: Backend, identity: tuple[str, ...]) -> bool:
    """Whether a mapping or a template passes on what identifies the client."""
    in_mappings = any(source.name.startswith(_CALLER) for _, source in sources(backend) if source.location == "context")
    request = request_map(backend)
    texts = [template.text for template in request.templates.values()] if request else []
    in_texts = any(f"context.{word}" in text for text in texts for word in _CALLER)
    return in_mappings or in_texts or any(str(source) in identity for _, source in sources(backend))


RULE = Rule("GW475", "cache-shared-answers", __doc__ or "", check, Severity.WARNING, kinds=REST)
