"""A canary that the ledger has and the stage has not: `status` names the command that creates it, and it does."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from gatewright.ledger import ENTRY_TAG
from unit.cli.running import Run, runner
from unit.live.plane import Plane
from unit.live.rounds import canary
from unit.live.serving import Serving
from unit.live.typed import DEPLOYED, REST, TRIED, ledger, served, write
from unit.release.histories import history, pin

API = ("--api", "api1")

CHOOSING = """\
gatewright: 1
name: shop
kind: rest
functions:
  old: {code: ./code, handler: app.handler, runtime: python3.13}
  next: {code: ./code, handler: app.handler, runtime: python3.13}
backends: {orders: {lambda: {function: {stage_variable: handler, of: [old, next]}}}}
defaults: {auth: iam}
routes: {GET /orders: orders}
stages: {live: {variables: {handler: old}}}
"""
"""A stage variable chooses a function, and the stack gives it a name."""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return runner(capsys, monkeypatch)


def serve(control_plane: Serving, stage: dict[str, Any]) -> Plane:
    """The releases of the ledger as deployments, another one, and a stage."""
    releases = {f"d{each.id}": f"shop {each.digest}" for each in ledger().releases}
    return control_plane.serve(Plane({**releases, "d4": "somebody was here"}, {"live": {**DEPLOYED, **stage}}))


def repair(said: str) -> list[str]:
    """The command that a status names."""
    found = re.search(r"`gatewright (.+)`", said)
    assert found is not None, said
    return shlex.split(found[1])


@pytest.mark.parametrize(
    "stage",
    [
        {"deploymentId": "d2"},
        {"deploymentId": "d2", "canarySettings": {"deploymentId": "d2", "percentTraffic": 0.0}},
        {"deploymentId": "d4", "canarySettings": {"deploymentId": "d1", "percentTraffic": 25.0}},
        {"deploymentId": "d2", "canarySettings": canary(TABLE="other")},
        {"deploymentId": "d2", "canarySettings": {**canary(), "useStageCache": True}},
    ],
    ids=["removed", "ended", "another one", "with another variable", "with another cache"],
)
def test_a_lost_canary_is_created_by_the_command_that_status_names(
    stage: dict[str, object], run: Run, control_plane: Serving
) -> None:
    Path("shop.yaml").write_text(REST)
    write(history("abc", live=pin(2, 3, 5)))
    assert run("share", "shop.yaml", "10%").status == 0
    plane = serve(control_plane, {**stage, "tags": {ENTRY_TAG: str(ledger().log[-1].at)}})
    ran = run("status", "shop.yaml", *API)
    assert ran.status == 1, ran.err
    assert run(*repair(ran.out), *API).status == 0
    assert (served(plane), ledger().pin("live")) == (("d2", "d3", 10.0), pin(2, 3))
    assert run("status", "shop.yaml", *API).status == 0


def test_without_adopting_it_a_stage_without_its_canary_is_left_alone(run: Run, control_plane: Serving) -> None:
    Path("shop.yaml").write_text(REST)
    write(TRIED)
    plane = serve(control_plane, {"deploymentId": "d2"})
    ran = run("share", "shop.yaml", "10%", "--live", "--stage", "live", *API)
    assert (ran.status, "it has no canary, and the ledger has one" in ran.err) == (1, True)
    assert plane.writes == []


def test_a_canary_whose_variables_only_the_stack_can_name_is_left_to_the_stack(
    run: Run, control_plane: Serving
) -> None:
    Path("code").mkdir()
    Path("code/app.py").write_text("")
    Path("shop.yaml").write_text(CHOOSING)
    assert run("release", "shop.yaml").status == 0
    Path("shop.yaml").write_text(CHOOSING.replace("/orders:", "/items:"))
    trial = ("--canary", "10", "--variable", "handler=next", "--variable", "TABLE=items")
    ran = run("release", "shop.yaml", "--deployed", *trial)
    assert ran.status == 0, ran.err
    plane = serve(control_plane, {"deploymentId": "d1", "variables": {"handler": "shop-old-x1"}})
    ran = run("share", "shop.yaml", "10%", "--stage", "live", "--live", "--adopt", *API)
    assert ran.status == 1
    assert (
        "the canary's stage variables choose what only the stack can name: handler\n  help: change its percentage"
        in ran.err
    )
    for path in Path("shop.releases").iterdir():
        path.unlink()
    ran = run("share", "shop.yaml", "10%", "--stage", "live", "--live", "--adopt", *API)
    assert (ran.status, "the API of release 2 is not stored" in ran.err) == (1, True)
    assert plane.writes == []


def test_a_canary_without_variables_needs_nothing_that_is_stored(run: Run, control_plane: Serving) -> None:
    Path("shop.yaml").write_text(REST)
    write(history("ab", live=pin(1, 2)))
    plane = serve(control_plane, {"deploymentId": "d1"})
    ran = run("share", "shop.yaml", "10%", "--stage", "live", "--live", "--adopt", "--dry-run", *API)
    assert (ran.status, "update_stage: create the canary" in ran.out) == (0, True)
    assert plane.writes == []
