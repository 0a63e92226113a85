"""Limits of WebSocket APIs are where the service has them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from unit.rules.specs import diagnostics, said_by, whole


def routes(count: int) -> str:
    """Routes that share a backend."""
    entries = ", ".join(f"a{index}: {{}}" for index in range(count))
    return f'defaults: {{backend: {{http: "https://example.com"}}}}\nroutes: {{{entries}}}\n'


def backends(count: int) -> str:
    """Routes with a backend each."""
    entries = "".join(f'  a{index}: {{backend: {{http: "https://example.com/a{index}"}}}}\n' for index in range(count))
    return f"routes:\n{entries}"


def answered(count: int) -> str:
    """Routes that are answered: two resources each, beside an API, a stage and a backend."""
    entries = ", ".join(f"a{index}: {{reply: true}}" for index in range(count))
    return f'defaults: {{backend: {{http: "https://example.com"}}}}\nroutes: {{{entries}}}\n'


def names(length: int) -> str:
    return f'routes: {{{"a" * length}: {{backend: {{http: "https://example.com"}}}}}}\n'


LIMITS: list[tuple[str, Callable[[int], str], int]] = [
    ("resource-limit", routes, 300),
    ("resource-limit", backends, 300),
    ("stack-resources", answered, 248),
    ("bad-key", names, 128),
]


@pytest.mark.parametrize(("rule", "spec", "most"), LIMITS, ids=[spec.__name__ for _, spec, _ in LIMITS])
def test_a_limit_is_where_the_service_has_it(rule: str, spec: Callable[[int], str], most: int, tmp_path: Path) -> None:
    assert not said_by(rule, diagnostics(whole(f"kind: websocket\n{spec(most)}"), tmp_path))
    assert said_by(rule, diagnostics(whole(f"kind: websocket\n{spec(most + 1)}"), tmp_path))
