"""The route that matches a request.

API Gateway matches a path and a method together: at every segment a literal goes before a
variable, a variable before a greedy one, and where that leads to nothing with the right method, it tries the next. A
specific method goes before `ANY`. REST APIs return 403 for requests without a route, with the message "Missing
Authentication Token", and ignore a slash at the end of a path.

To HTTP APIs that slash is a segment that no variable matches. They use `$default` for requests without a route, and
return 404 without it. With CORS settings they handle preflight requests for any path, unless a
route with authorization for every method comes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from msgspec import Struct, field
from msgspec.structs import replace

from gatewright.gateway import Gateway, RequestParameter, Route
from gatewright.gateway.preflight import QUESTION, unanswered

DEFAULT_ROUTE = "$default"


class ExampleRequest(Struct, frozen=True):
    """An example request; of its query and headers only the names matter."""

    method: str
    path: str
    query: frozenset[str] = frozenset()
    headers: frozenset[str] = frozenset()

    @property
    def segments(self) -> tuple[str, ...]:
        """The path's parts; the last one is empty if it ends in a slash."""
        path = self.path.removeprefix("/")
        return tuple(path.split("/")) if path else ()


class RouteMatch(Struct, frozen=True, kw_only=True):
    """What a request comes to."""

    route: Route | None
    preflight: bool = False
    """Whether the gateway's CORS settings handle it."""
    variables: Mapping[str, str]
    reasons: tuple[str, ...]
    """Step by step, in whole sentences without full stops."""
    missing: tuple[RequestParameter, ...] = ()
    """Required parameters that the request lacks."""


class _Node(Struct):
    """A path, and what is below it."""

    fixed: dict[str, _Node] = field(default_factory=dict["str", "_Node"])
    open: dict[str, _Node] = field(default_factory=dict["str", "_Node"])
    """By variable: `{id}` or `{rest+}`."""
    methods: dict[str, Route | None] = field(default_factory=dict[str, "Route | None"])
    """None is a preflight of the gateway's own."""


class _Way(Struct, frozen=True):
    """How far a search has come."""

    path: str = ""
    variables: Mapping[str, str] = field(default_factory=dict[str, str])
    reasons: tuple[str, ...] = ()

    def into(self, segment: str, reason: str) -> _Way:
        return replace(self, path=f"{self.path}/{segment}", reasons=(*self.reasons, reason))

    def taking(self, variable: str, text: str) -> _Way:
        variables = {**self.variables, variable.strip("{+}"): unquote(text)}
        return replace(self.into(variable, f"{variable} matches {text}"), variables=variables)


def match(gateway: Gateway, request: ExampleRequest) -> RouteMatch:
    """Which route of a gateway takes a request, and why."""
    found = _by_path(gateway, request)
    if gateway.kind == "http":
        default = next((route for route in gateway.routes if route.message == DEFAULT_ROUTE), None)
        if found.route is None and default is not None:
            found = RouteMatch(
                route=default, variables={}, reasons=(*found.reasons, f"{DEFAULT_ROUTE} matches all other requests")
            )
        if request.method == QUESTION and gateway.cors and found.route not in tuple(unanswered(gateway)):
            return RouteMatch(route=None, preflight=True, variables={}, reasons=("`cors` applies to all paths",))
    return found


def _by_path(gateway: Gateway, request: ExampleRequest) -> RouteMatch:
    segments = request.segments
    if gateway.kind == "rest" and segments and not segments[-1]:
        segments = segments[:-1]
    misses: list[str] = []
    for way, node in _ways(_tree(gateway), segments, _Way()):
        path = way.path or "/"
        method = request.method if request.method in node.methods else "ANY"
        if method in node.methods:
            reason = f"{path} has {method}" + ("" if method == request.method else f", and no {request.method}")
            return _found(node.methods[method], request, replace(way, reasons=(*misses, *way.reasons, reason)))
        known = ", ".join(sorted(node.methods))
        misses.append(f"{path} has only {known}" if known else f"{path} has no methods")
    reasons = (*misses, "no other route matches") if misses else (f"no route matches {request.path}",)
    return RouteMatch(route=None, variables={}, reasons=reasons)


def _found(route: Route | None, request: ExampleRequest, way: _Way) -> RouteMatch:
    if route is None:
        return RouteMatch(route=None, preflight=True, variables=way.variables, reasons=way.reasons)
    missing = tuple(parameter for parameter in route.parameters if parameter.required and _lacks(request, parameter))
    return RouteMatch(route=route, variables=way.variables, reasons=way.reasons, missing=missing)


def _lacks(request: ExampleRequest, parameter: RequestParameter) -> bool:
    if parameter.location == "query":
        return parameter.name not in request.query
    return parameter.location == "header" and parameter.name.lower() not in request.headers


def _ways(node: _Node, segments: tuple[str, ...], way: _Way) -> Iterator[tuple[_Way, _Node]]:
    """All ways through the tree that the segments can go, best first."""
    if not segments:
        yield way, node
        return
    first, rest = segments[0], segments[1:]
    if first in node.fixed:
        yield from _ways(node.fixed[first], rest, way.into(first, f"{first} matches literally"))
    for variable, below in node.open.items():
        if variable.endswith("+}") and any(segments):
            yield way.taking(variable, "/".join(segments)), below
        elif first and not variable.endswith("+}"):
            yield from _ways(below, rest, way.taking(variable, first))


def _tree(gateway: Gateway) -> _Node:
    root = _Node()
    for route in gateway.routes:
        if route.message:
            continue
        node = root
        for segment in route.url.segments:
            node = (node.open if segment.startswith("{") else node.fixed).setdefault(segment, _Node())
        node.methods[route.method] = route
    if gateway.cors is not None and gateway.kind == "rest":
        _add_preflights(root)
    return root


def _add_preflights(node: _Node) -> None:
    if node.methods:
        node.methods.setdefault("OPTIONS", None)
    for below in (*node.fixed.values(), *node.open.values()):
        _add_preflights(below)
