"""APIs for tests, from a few lines of a spec."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gatewright.compile import Compilation, Request, compile_spec
from gatewright.compose.specfile import open_spec
from gatewright.ledger.ledger import Pin, Release
from gatewright.releases.changing import Frozen, frozen
from gatewright.releases.storage import LedgerChange, save_all
from unit.release.histories import known

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


def frozen_in(folder: Path, rendering: str, *edits: tuple[str, str]) -> Frozen:
    """What a deployment of the edited spec freezes."""
    made = compiled(spec_in(folder, rendering, *edits))
    assert made.gateway is not None, made.diagnostics
    return frozen(made.gateway)


def released(path: Path, found: Sequence[Frozen], pin: Pin) -> None:
    """Let these be the releases of a spec, all deployed, and its stage serve some."""
    releases = tuple(Release(id=id, digest=each.digest) for id, each in enumerate(found, start=1))
    renderings = {each.digest: each.rendering for each in found}
    change = LedgerChange(environment=None, history=known(releases, {"live": pin}), renderings=renderings)
    save_all(open_spec(path), (change,))
