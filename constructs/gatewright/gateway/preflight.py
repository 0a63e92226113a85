"""Preflights: a browser sends one before a cross-origin request, without credentials.

HTTP APIs handle them without an `OPTIONS` route. Only if a route with authorization matches every method,
they check credentials first: a separate open route keeps the preflight away from that one.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from gatewright.gateway.backend import SubtypeTarget
from gatewright.gateway.gateway import Gateway
from gatewright.gateway.route import Route
from gatewright.gateway.values import Setting
from gatewright.spec.values.path import RoutePath

QUESTION = "OPTIONS"


def preflights(gateway: Gateway) -> tuple[Route, ...]:
    """Open routes for the questions that closed ones would take. They lead to the same backends."""
    said = {route.url for route in gateway.routes if route.method == QUESTION}
    made: dict[RoutePath, Route] = {}
    for route in takers(gateway):
        if _can_be_asked(route, gateway):
            for url in (RoutePath(()), RoutePath((_rest(gateway),))) if route.message else (route.url,):
                if url not in said:
                    made.setdefault(url, _open(route, url))
    return tuple(route for _, route in sorted(made.items()))


def unanswered(gateway: Gateway) -> Iterator[Route]:
    """Closed routes that take questions, for which there can be no open one."""
    said = {route.url for route in gateway.routes if route.method == QUESTION}
    for route in takers(gateway):
        if not _can_be_asked(route, gateway) and (route.message or route.url not in said):
            yield route


def takers(gateway: Gateway) -> list[Route]:
    """Closed routes that take every method, those of one path first."""
    found = (route for route in gateway.routes if route.method == "ANY" and route.auth.value != "none")
    return sorted(found, key=lambda route: bool(route.message)) if gateway.cors else []


def _can_be_asked(route: Route, gateway: Gateway) -> bool:
    """Whether the backend can get preflights of any client. An AWS service would execute them.

    The rest of all paths is one path only where no other variable stands in its place.
    """
    is_free = not route.message or _rest(gateway).endswith("+}")
    return is_free and not isinstance(route.backend.value.target, SubtypeTarget)


def _rest(gateway: Gateway) -> str:
    """The variable at the start of paths, which has one name only."""
    firsts = (route.url.segments[0] for route in gateway.routes if route.url.segments)
    return next((segment for segment in firsts if segment.startswith("{")), "{proxy+}")


def _open(route: Route, url: RoutePath) -> Route:
    return replace(
        route,
        method=QUESTION,
        url=url,
        message="",
        auth=Setting("none"),
        authorizer=None,
        throttle=None,
        operation="",
        raw_operation={},
        raw_route={},
    )
