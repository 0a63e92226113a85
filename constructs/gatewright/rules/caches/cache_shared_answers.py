"""What one caller was answered may be given to another.

API Gateway lets callers in one by one, and then looks into its cache. Where nothing in the key tells callers apart, the
second one gets what the first one was answered, whoever both are. Put the header that identifies a caller into the key,
keep the route out of the cache, or waive this rule where all callers get the same. What AWS credentials sign differs
with every request, so routes with `auth: iam` cannot be cached for each caller.

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
"""How context variables begin that say who calls."""


def check(gateway: Gateway) -> Iterator[Problem]:
    """Caches tell callers apart where backends can."""
    for path, routes in by_place(cached_routes(gateway)).items():
        concerned = [route for route in routes if _is_shared(route)]
        if concerned:
            keys = sorted({part for route in concerned for part in _identity(route)})
            what = f"the cache answers all callers of {listed([route.key for route in concerned])} alike"
            help = f"add {listed(keys)} to the `key`, or write `cache: none`" if keys else "write `cache: none` for it"
            related = tuple((route.path, f"`auth: {route.auth.value}` lets them in") for route in concerned[:3])
            yield Problem(path, what, help, at_key=True, related=related)


def _is_shared(route: Route) -> bool:
    if route.auth.value == "none" or not _knows_callers(route):
        return False
    key = {str(part).lower() for part in route.cache.value.key} if route.cache else set[str]()
    return not key & {part.lower() for part in _identity(route)}


def _identity(route: Route) -> tuple[str, ...]:
    """The parts of a request that say who calls, as far as a key can hold them."""
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
    """Whether the backend is told who calls. AWS credentials are not passed on to servers."""
    backend = route.backend.value
    match backend.target:
        case LambdaTarget(is_proxy=True):
            return True
        case HttpTarget(is_proxy=True) if route.authorizer is not None:
            return True
        case ServiceTarget(as_caller=True):
            return True
        case _:
            return _is_told(backend, _identity(route))


def _is_told(backend: Backend, identity: tuple[str, ...]) -> bool:
    """Whether a mapping or a template tells the backend who calls."""
    told = any(source.name.startswith(_CALLER) for _, source in sources(backend) if source.location == "context")
    request = request_map(backend)
    texts = [template.text for template in request.templates.values()] if request else []
    in_texts = any(f"context.{word}" in text for text in texts for word in _CALLER)
    return told or in_texts or any(str(source) in identity for _, source in sources(backend))


RULE = Rule("GW475", "cache-shared-answers", __doc__ or "", check, Severity.WARNING, kinds=REST)
