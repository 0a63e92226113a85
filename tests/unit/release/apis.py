"""APIs for tests, from a few lines of a spec."""

from __future__ import annotations

from pathlib import Path

from gatewright.compile import Compilation, Request, compile_spec
from gatewright.compose.specfile import open_spec
from gatewright.ledger.snapshot import Snapshot, snapshot

SPEC = """\
gatewright: 1
name: shop
kind: rest
render: {render}
functions:
  orders: {{code: ./code, handler: app.handler, runtime: python3.13}}
  guard: {{code: ./code, handler: app.handler, runtime: python3.13}}
authorizers: {{partners: {{lambda: {{function: guard, identity: [header.Authorization]}}}}}}
defaults: {{auth: iam}}
models: {{Order: {{schema: {{type: object}}}}}}
routes:
  GET /orders: {{backend: {{lambda: orders}}}}
  GET /old: {{backend: {{lambda: "arn:aws:lambda:eu-west-1:111122223333:function:old"}}}}
stages: {{live: {{}}}}
"""
"""What all of them begin with."""


def spec_in(folder: Path, rendering: str, *edits: tuple[str, str]) -> Path:
    """The spec in a folder, edited."""
    text = SPEC.format(render=rendering)
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    (folder / "code").mkdir(exist_ok=True)
    (folder / "code" / "app.py").write_text("", "utf-8")
    path = folder / "shop.yaml"
    path.write_text(text, "utf-8")
    return path


def compiled(path: Path) -> Compilation:
    return compile_spec(open_spec(path), Request())


def frozen(folder: Path, rendering: str, *edits: tuple[str, str]) -> Snapshot:
    """What a deployment of the edited spec freezes."""
    made = compiled(spec_in(folder, rendering, *edits))
    assert made.template is not None, made.diagnostics
    return snapshot(made.template.resources)
