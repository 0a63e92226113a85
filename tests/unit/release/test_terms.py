"""What changed between two releases, in the terms of those who call the API, is the same in both renderings."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.releases.terms import effects
from test_cases import RENDERINGS
from unit.release.apis import frozen_in

OLD = '  GET /old: {backend: {lambda: "arn:aws:lambda:eu-west-1:111122223333:function:old"}}\n'

EDITS: dict[str, tuple[tuple[str, str], list[str]]] = {
    "nothing": (("GET /orders", "GET /orders"), []),
    "route added": (("  GET /old", "  POST /new: {backend: {lambda: orders}}\n  GET /old"), ["POST /new: added"]),
    "route removed": ((OLD, ""), ["GET /old: removed"]),
    "auth": (("{backend: {lambda: orders}}", "{backend: {lambda: orders}, auth: none}"), ["GET /orders: auth"]),
    "scheme": (
        ("{backend: {lambda: orders}}", "{backend: {lambda: orders}, auth: partners}"),
        ["GET /orders: auth"],
    ),
    "parameters": (
        ("{backend: {lambda: orders}}", "{backend: {lambda: orders}, query: {page: integer}}"),
        ["GET /orders: parameters"],
    ),
    "required": (
        ("{backend: {lambda: orders}}", "{backend: {lambda: orders}, query: {page: {type: integer, required: true}}}"),
        ["GET /orders: parameters, validation"],
    ),
    "backend": (("{lambda: orders}", "{mock: {}}"), ["GET /orders: backend, responses"]),
    "model": (("type: object", "type: array"), ["model Order: type"]),
    "model added": (("{Order: {", "{Line: {schema: {type: object}}, Order: {"), ["model Line: added"]),
    "authorizer": (("[header.Authorization]", "[header.X-Partner]"), ["authorizer partners"]),
    "endpoint": (("stages:", "endpoint: edge\nstages:"), ["API: endpoint"]),
    "binary types": (("stages:", "binary_types: [image/png]\nstages:"), ["API: binary types"]),
    "gateway response": (
        ("stages:", "gateway_responses: {access_denied: {status: 404}}\nstages:"),
        ["gateway response ACCESS_DENIED: added"],
    ),
    "description": (("stages:", "description: What sells\ntags: {team: shop}\nstages:"), []),
    "stage": (("{live: {}}", "{live: {tracing: true}, beta: {}}"), []),
}


@pytest.mark.parametrize("rendering", RENDERINGS)
@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is(name: str, rendering: str, tmp_path: Path) -> None:
    edit, expected = EDITS[name]
    before, after = (frozen_in(tmp_path, rendering, *edits).snapshot for edits in ((), (edit,)))
    said = [str(effect) for effect in effects(before, after)]
    assert [text[: len(start)] for text, start in zip(said, expected, strict=True)] == expected
