"""`gatewright explain --kind`."""

import json
from pathlib import Path

from unit.cli.running import Run

SPEC = """\
gatewright: 1
name: shop
kind: rest
backends: {server: {http: {url: "https://example.com/{id}"}}}
routes: {"GET /orders/{id}": {backend: server, auth: iam}}
stages: {live: {}}
"""


def test_a_spec_that_http_could_serve_is_told_so(run: Run, folder: Path) -> None:
    (folder / "shop.yaml").write_text(SPEC)
    done = run("explain", "shop.yaml", "--kind")
    assert done.status == 0
    assert "HTTP: yes, all its features are supported" in done.out
    assert "WebSocket: no, its routes are paths, not message names" in done.out


def test_what_would_be_lost_is_told_with_its_line_and_the_way_out(run: Run, folder: Path) -> None:
    (folder / "shop.yaml").write_text(SPEC.replace("live: {}", "live: {tracing: true}"))
    done = run("explain", "shop.yaml", "--kind")
    assert "HTTP: needs changes\n  - no X-Ray tracing (shop.yaml:6): trace in the functions" in done.out


def test_the_comparison_is_data_too(run: Run, folder: Path) -> None:
    (folder / "shop.yaml").write_text(SPEC)
    done = run("explain", "shop.yaml", "--kind", "--format", "json")
    found = {entry["kind"]: entry for entry in json.loads(done.out)}
    assert [found[kind]["possible"] for kind in ("rest", "http", "websocket")] == [True, True, False]
