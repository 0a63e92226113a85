"""Limits of HTTP APIs are where the service has them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from unit.rules.specs import diagnostics, said_by, whole

PROVIDER = 'issuer: "https://login.example.com"'


def listed(name: str, count: int) -> str:
    return ", ".join(f"{name}{index}" for index in range(count))


def routes(count: int) -> str:
    """Open routes, which share a backend."""
    entries = ", ".join(f"GET /a{index}: {{}}" for index in range(count))
    return f'defaults: {{backend: {{http: "https://example.com"}}, auth: none}}\nroutes: {{{entries}}}\n'


def closed_routes(count: int) -> str:
    """Closed routes that take every method, and that pages may call: each has an open one beside it."""
    entries = ", ".join(f"ANY /a{index}: {{}}" for index in range(count))
    cors = 'cors: {origins: ["https://shop.example.com"]}\n'
    return f'{cors}defaults: {{backend: {{http: "https://example.com"}}}}\nroutes: {{{entries}}}\n'


def backends(count: int) -> str:
    """Routes with a backend each."""
    entries = "".join(f'  GET /a{index}: {{backend: {{http: "https://example.com"}}}}\n' for index in range(count))
    return f"routes:\n{entries}"


def audiences(count: int) -> str:
    authorizer = f"jwt: {{{PROVIDER}, audience: [{listed('a', count)}]}}"
    settings = 'backend: {http: "https://example.com"}, auth: staff'
    return f"authorizers: {{staff: {{{authorizer}}}}}\nroutes: {{GET /: {{{settings}}}}}\n"


def scopes(count: int) -> str:
    settings = f'backend: {{http: "https://example.com"}}, auth: staff, scopes: [{listed("s", count)}]'
    authorizer = f"jwt: {{{PROVIDER}, audience: [front]}}"
    return f"authorizers: {{staff: {{{authorizer}}}}}\nroutes: {{GET /: {{{settings}}}}}\n"


LIMITS: list[tuple[str, Callable[[int], str], int]] = [
    ("resource-limit", routes, 300),
    ("resource-limit", closed_routes, 150),
    ("resource-limit", backends, 300),
    ("jwt-form", audiences, 50),
    ("jwt-form", scopes, 10),
]


@pytest.mark.parametrize(("rule", "spec", "most"), LIMITS, ids=[spec.__name__ for _, spec, _ in LIMITS])
def test_a_limit_is_where_the_service_has_it(rule: str, spec: Callable[[int], str], most: int, tmp_path: Path) -> None:
    assert not said_by(rule, diagnostics(whole(f"kind: http\nrender: body\n{spec(most)}"), tmp_path))
    assert said_by(rule, diagnostics(whole(f"kind: http\nrender: body\n{spec(most + 1)}"), tmp_path))
