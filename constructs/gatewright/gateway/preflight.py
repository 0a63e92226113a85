"""Preflights: a browser asks before a page of another site may call, and sends no credentials with its question.

HTTP APIs answer by themselves, also where there is no `OPTIONS` route. Only where a closed route takes every method,
they look for credentials first: an open route of its own keeps the question away from that one.
"""

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
    """Whether anybody may send a question to the backend. A service would take it for an order.

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
