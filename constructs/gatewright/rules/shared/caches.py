"""Cached routes, and the request parameters that their responses can depend on."""

from collections.abc import Iterator
from typing import NamedTuple

from gatewright.document import Path
from gatewright.gateway import (
    Backend,
    Gateway,
    HttpTarget,
    LambdaTarget,
    RequestParameter,
    Route,
    ServiceTarget,
    Stage,
    StageCache,
)
from gatewright.rules.shared.looking import request_map, sources


class Cached(NamedTuple):
    """A route whose responses are cached."""

    route: Route
    path: Path
    """The setting that caches it: the route's cache, or else the stage's."""


def cached_routes(gateway: Gateway) -> Iterator[Cached]:
    """The routes that any stage caches, each once for every setting that caches it."""
    found: dict[tuple[str, Path], Cached] = {}
    for stage in gateway.stages:
        for route in gateway.routes if stage.cache else ():
            if stage.cache and is_cached(route, stage.cache):
                path = route.cache.path if route.cache else cache_path(stage)
                found.setdefault((route.key, path), Cached(route, path))
    yield from found.values()


def by_place(cached: Iterator[Cached]) -> dict[Path, list[Route]]:
    """Cached routes by the setting that caches them."""
    found: dict[Path, list[Route]] = {}
    for route, path in cached:
        found.setdefault(path, []).append(route)
    return found


def cache_path(stage: Stage) -> Path:
    """The path of a stage's cache in the spec."""
    return (*stage.path, "cache")


def is_cached(route: Route, cache: StageCache) -> bool:
    """Whether a stage with this cache caches the route's responses."""
    if route.cache is None:
        return route.method == "GET" and cache.ttl > 0
    own = route.cache.value
    return own.enabled and (cache.ttl if own.ttl is None else own.ttl) > 0


def lacking(route: Route) -> list[str]:
    """The path and query parameters that the backend gets, and that are not in the cache key: `path.id`."""
    key = {str(part) for part in route.cache.value.key} if route.cache else set[str]()
    names = (f"{parameter.location}.{parameter.name}" for parameter in route.parameters if _reaches(route, parameter))
    return [name for name in names if name not in key]


def _reaches(route: Route, parameter: RequestParameter) -> bool:
    """Whether the backend gets a path or query parameter. Headers are left to the author of the route."""
    backend = route.backend.value
    if parameter.location == "header":
        return False
    match backend.target:
        case LambdaTarget(is_proxy=True):
            return True
        case HttpTarget(is_proxy=True) if parameter.location == "query":
            return True
        case HttpTarget(variables=variables) if parameter.location == "path" and parameter.name in variables:
            return True
        case _:
            return _is_named(backend, parameter)


def _is_named(backend: Backend, parameter: RequestParameter) -> bool:
    """Whether a mapping or a template of the backend reads the parameter."""
    read = {(source.location, source.name) for _, source in sources(backend)}
    if isinstance(backend.target, ServiceTarget):
        read |= {(source.location, source.name) for source in backend.target.parameters.values()}
    request = request_map(backend)
    templates = request.templates.values() if request else ()
    return (parameter.location, parameter.name) in read or any(parameter.name in found.text for found in templates)
