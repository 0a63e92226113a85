"""Routes: groups unfolded, layers laid over each other, names turned into backends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from gatewright.diagnostics import Related
from gatewright.diagnostics.codes.kinds import ROUTE_KIND
from gatewright.diagnostics.codes.routes import (
    BARE_METHOD,
    DUPLICATE_ROUTE,
    GROUP_KEY,
    NO_BACKEND,
    OPTIONAL_PATH_PARAMETER,
    UNKNOWN_AUTH,
    UNKNOWN_BACKEND,
)
from gatewright.diagnostics.nearest import suggestion
from gatewright.document import Path
from gatewright.gateway import (
    Authorizer,
    Backend,
    DataModel,
    ParameterLocation,
    RequestParameter,
    Route,
    RouteCache,
    Setting,
    Throttle,
)
from gatewright.resolve import optional
from gatewright.resolve.backend import Backends
from gatewright.resolve.scope import Scope
from gatewright.resolve.throttle import throttle_of
from gatewright.spec.model import NONE, Nothing
from gatewright.spec.parameter import ParameterSpec
from gatewright.spec.route import GroupSpec, MessageSpec, RouteRaw, Routes, RouteSettings, RouteSpec
from gatewright.spec.values.message import CONNECT
from gatewright.spec.values.path import METHODS, RouteKey, RoutePath
from gatewright.spec.values.value import BadValueError

if TYPE_CHECKING:
    from gatewright.spec.cache import RouteCacheSpec

AUTH = "iam"
"""Who may call a route that says nothing about it: a route is closed unless the spec opens it."""
OPEN = "none"

T = TypeVar("T")


class Layer(Struct, frozen=True):
    """Settings, and where they are written."""

    settings: RouteSettings
    path: Path


class _Written(Struct, frozen=True):
    """A route as written, with all its layers, outermost first."""

    method: str
    url: RoutePath
    spec: RouteSpec
    layers: tuple[Layer, ...]
    message: str = ""
    """The whole key, where it is no method on a path."""

    @property
    def path(self) -> Path:
        return self.layers[-1].path

    @property
    def key(self) -> str:
        return self.message or f"{self.method} {self.url}"


class Known(Struct, frozen=True):
    """What routes can name."""

    backends: Backends
    authorizers: Mapping[str, Authorizer]
    models: Mapping[str, DataModel]


def resolve_routes(scope: Scope, known: Known) -> tuple[Route, ...]:
    """All routes, by path and method."""
    defaults = (Layer(scope.spec.defaults, ("defaults",)),) if scope.spec.defaults else ()
    seen: dict[tuple[RoutePath, str, str], _Written] = {}
    for written in _unfolded(scope, scope.spec.routes, ("routes",), RoutePath(()), defaults):
        earlier = seen.setdefault((written.url, written.method, written.message), written)
        if earlier is not written:
            _report_duplicate(scope, earlier, written)
    routes = (_route(scope, known, written) for _, written in sorted(seen.items(), key=lambda item: item[0]))
    return tuple(route for route in routes if route is not None)


def _unfolded(
    scope: Scope, routes: Routes, path: Path, above: RoutePath, layers: tuple[Layer, ...]
) -> Iterator[_Written]:
    for key, entry in routes.items():
        here = (*path, key)
        if not _fits_kind(scope, key, here):
            continue
        if isinstance(entry, GroupSpec):
            inside = (*layers, Layer(entry, here))
            yield from _unfolded(scope, entry.routes, (*here, "routes"), RoutePath.parse(key).below(above), inside)
        elif isinstance(entry, MessageSpec):
            yield _Written("ANY", above, entry, (*layers, Layer(entry, here)), key)
        else:
            parsed = RouteKey.parse(key)
            _check_key(scope, key, here, in_group=len(path) > 1)
            yield _Written(parsed.method, parsed.path.below(above), entry, (*layers, Layer(entry, here)))


def _fits_kind(scope: Scope, key: str, path: Path) -> bool:
    """Whether a key is one of a route in this kind of API. If not, it is said."""
    kind = scope.spec.kind
    is_path = key.startswith("/") or key.partition(" ")[0] in METHODS
    if kind == "websocket":
        if is_path:
            help = "write `$connect`, `$disconnect`, `$default`, or the `action` of a message"
            scope.report(ROUTE_KIND, path, f"WebSocket APIs do not support paths, such as {key!r}", help, at_key=True)
        return not is_path
    if is_path or (kind == "http" and key == "$default" and len(path) == len(("routes", key))):
        return True
    try:
        RouteKey.parse(key)
    except BadValueError as error:
        scope.report(ROUTE_KIND, path, error.message, error.help, at_key=True)
    return False


def _check_key(scope: Scope, key: str, path: Path, *, in_group: bool) -> None:
    method, _, rest = key.partition(" ")
    if in_group and rest == "/":
        help = f"write `{method}` for the group's own path"
        scope.report(GROUP_KEY, path, f"{key!r} ends in a slash", help, at_key=True)
    elif not in_group and not rest:
        scope.report(BARE_METHOD, path, f"{key!r} has no path", f"write `{method} /…`", at_key=True)


def _report_duplicate(scope: Scope, earlier: _Written, written: _Written) -> None:
    place = scope.document.key_place(written.path)
    related = (Related(scope.document.key_place(earlier.path), "first defined here"),)
    message = f"`{written.key}` is defined twice"
    scope.diagnostics.append(DUPLICATE_ROUTE.at(place, message, help="remove one of them", related=related))


def _route(scope: Scope, known: Known, written: _Written) -> Route | None:
    backend = _backend(scope, known.backends, written)
    auth = _auth(scope, written, known.authorizers)
    if backend is None or auth is None:
        return None
    spec = written.spec
    raw = spec.raw or RouteRaw()
    parameters = (*_path_parameters(scope, written), *_layered("query", written), *_layered("header", written))
    body = optional.body.resolve_body(scope, spec.body, (*written.path, "body"), known.models) if spec.body else None
    checked = _innermost(written, "validate", default="all").value
    return Route(
        method=written.method,
        url=written.url,
        path=written.path,
        backend=backend,
        auth=auth,
        authorizer=known.authorizers.get(auth.value),
        scopes=_innermost(written, "scopes", ()),
        api_key=_api_key(scope, written),
        throttle=_throttle(written),
        cache=_cache(written),
        parameters=parameters,
        body=body,
        answers=(
            optional.body.resolve_answers(scope, spec.responses, (*written.path, "responses"), known.models)
            if spec.responses
            else ()
        ),
        validate_body=body is not None and bool(body.models) and checked in ("all", "body"),
        validate_parameters=checked in ("all", "parameters") and any(map(_is_checked, parameters)),
        summary=spec.summary or "",
        description=spec.description or "",
        operation=spec.operation or "",
        raw_operation=raw.operation or {},
        raw_method=raw.method or {},
        raw_route=raw.route or {},
        message=written.message,
        reply=isinstance(spec, MessageSpec) and bool(spec.reply),
    )


def _is_checked(parameter: RequestParameter) -> bool:
    """Whether the service must be configured to check it; path variables always exist."""
    return parameter.required and parameter.location != "path"


def _backend(scope: Scope, backends: Backends, written: _Written) -> Setting[Backend] | None:
    for layer in reversed(written.layers):
        spec = layer.settings.backend
        path = (*layer.path, "backend")
        if isinstance(spec, str):
            return _named_backend(scope, backends, spec, path)
        if spec is not None:
            backend = backends.resolve(spec, path)
            return Setting(backend, path) if backend else None
        if path in scope.broken:
            return None
    help = "add `backend:` to the route, to its group or to `defaults`"
    scope.report(NO_BACKEND, written.path, f"`{written.key}` has no backend", help, at_key=True)
    return None


def _named_backend(scope: Scope, backends: Backends, name: str, path: Path) -> Setting[Backend] | None:
    if name in backends.named:
        return Setting(backends.named[name], path)
    if name not in (scope.spec.backends or {}) and not scope.is_broken("backends", name):
        help = suggestion(name, scope.spec.backends or {}) or "define it under `backends`"
        scope.report(UNKNOWN_BACKEND, path, f"there is no backend {name!r}", help)
    return None


def _auth(scope: Scope, written: _Written, authorizers: Mapping[str, Authorizer]) -> Setting[str] | None:
    let_in = _is_let_in(scope, written) and written.spec.auth is None
    auth = Setting(OPEN) if let_in else _innermost(written, "auth", AUTH)
    if auth.value in (AUTH, OPEN) or auth.value in authorizers:
        return auth
    if auth.value not in (scope.spec.authorizers or {}) and not scope.is_broken("authorizers", auth.value):
        help = suggestion(auth.value, {AUTH, OPEN, *authorizers})
        scope.report(UNKNOWN_AUTH, auth.path, f"there is no authorizer {auth.value!r}", help)
    return None


def _api_key(scope: Scope, written: _Written) -> Setting[bool]:
    let_in = _is_let_in(scope, written) and written.spec.api_key is None
    return Setting(value=False) if let_in else _innermost(written, "api_key", default=False)


def _is_let_in(scope: Scope, written: _Written) -> bool:
    """Whether whoever calls a route is connected already. What `defaults` says of callers is said of connecting."""
    return scope.spec.kind == "websocket" and written.message != CONNECT


def _innermost(written: _Written, field: str, default: T) -> Setting[T]:
    """The value of the innermost layer that says anything about it."""
    for layer in reversed(written.layers):
        value: T | None = getattr(layer.settings, field)
        if value is not None:
            return Setting(value, (*layer.path, field))
    return Setting(default)


def _throttle(written: _Written) -> Setting[Throttle] | None:
    """The innermost throttle that is the route's or a group's. What `defaults` says goes to the stages.

    So a route that is freed of that says so itself, by a throttle without limits.
    """
    outermost = written.layers[0]
    default = outermost.settings.throttle
    has_default = outermost.path == ("defaults",) and default is not None and default is not NONE
    for layer in reversed(written.layers):
        if layer.path == ("defaults",):
            return None
        if isinstance(layer.settings.throttle, Nothing):
            return Setting(Throttle(rate=None, burst=None), (*layer.path, "throttle")) if has_default else None
        if layer.settings.throttle is not None:
            return Setting(throttle_of(layer.settings.throttle), (*layer.path, "throttle"))
    return None


def _cache(written: _Written) -> Setting[RouteCache] | None:
    for layer in reversed(written.layers):
        spec = layer.settings.cache
        if spec is not None:
            return Setting(_route_cache(spec), (*layer.path, "cache"))
    return None


def _route_cache(spec: RouteCacheSpec | Nothing) -> RouteCache:
    if isinstance(spec, Nothing):
        return RouteCache(enabled=False, ttl=None, key=())
    return RouteCache(enabled=True, ttl=spec.ttl.seconds if spec.ttl else None, key=spec.key or ())


def _path_parameters(scope: Scope, written: _Written) -> Iterator[RequestParameter]:
    """The variables of the path, and what the route says of others by mistake."""
    said = written.spec.path or {}
    for name in dict.fromkeys((*written.url.variables, *said)):
        path = (*written.path, "path", name) if name in said else written.path
        spec = said.get(name, ParameterSpec())
        if spec.required is False:
            message, help = f"the path parameter {name!r} cannot be optional", "remove `required`"
            scope.report(OPTIONAL_PATH_PARAMETER, (*path, "required"), message, help, at_key=True)
        yield _parameter("path", name, spec, path, required=True)


def _layered(location: ParameterLocation, written: _Written) -> Iterator[RequestParameter]:
    """Query parameters or headers, merged over the layers."""
    merged: dict[str, tuple[ParameterSpec, Path]] = {}
    for layer in written.layers:
        section = "query" if location == "query" else "headers"
        entries: Mapping[str, ParameterSpec | Nothing] = getattr(layer.settings, section) or {}
        for name, spec in entries.items():
            if isinstance(spec, Nothing):
                merged.pop(name, None)
            else:
                merged[name] = (spec, (*layer.path, section, name))
    for name, (spec, path) in sorted(merged.items()):
        yield _parameter(location, name, spec, path, required=bool(spec.required))


def _parameter(
    location: ParameterLocation, name: str, spec: ParameterSpec, path: Path, *, required: bool
) -> RequestParameter:
    return RequestParameter(
        location=location,
        name=name,
        type=spec.type or "string",
        required=required,
        description=spec.description or "",
        path=path,
    )
