"""Two command lines on one ledger do not act at once, and one that died is in nobody's way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gatewright.releases.locking import HeldError, held, lock_name
from unit.cli.running import Run, runner
from unit.live.serving import Serving
from unit.live.typed import LEDGER, LOCK, VERBS, ended_at, served

HOLDER = """
import sys
from pathlib import Path
from gatewright.releases.locking import held
with held(Path("shop.releases.lock"), "promote"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, control_plane: Serving) -> None:
    assert control_plane.url
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(capsys, monkeypatch)


def holder() -> subprocess.Popen[str]:
    child = subprocess.Popen([sys.executable, "-c", HOLDER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    return child


@pytest.mark.parametrize("live", [True, False], ids=["live", "not live"])
def test_who_comes_second_is_told_who_is_at_work_and_since_when(
    live: bool,  # noqa: FBT001
    run: Run,
    control_plane: Serving,
) -> None:
    plane = control_plane.serve(VERBS["abort"].plane())
    before = LEDGER.read_text()
    with holder() as child:
        said = json.loads(LOCK.read_text())
        ran = run(*(VERBS["abort"].line if live else ["abort", "shop.yaml"]))
        child.communicate()
    assert ran.status == (3 if live else 2)
    who = f"`gatewright promote` of {said['by']}, process {child.pid}, has been changing these releases"
    assert f"{who} since {said['since']}" in ran.err
    assert "wait until it ends, and run the command again" in ran.err
    assert (plane.requests, LEDGER.read_text()) == (0, before)
    assert run(*VERBS["abort"].line).status == 0
    assert served(plane) == VERBS["abort"].served


def test_looking_and_planning_need_no_lock(run: Run, control_plane: Serving) -> None:
    control_plane.serve(VERBS["abort"].plane())
    with holder() as child:
        assert run("status", "shop.yaml", "--api", "api1").status == 0
        assert run(*VERBS["abort"].line, "--dry-run").status == 0
        child.communicate()


def test_the_lock_of_a_process_that_was_killed_is_taken_over(run: Run, control_plane: Serving) -> None:
    with holder() as child:
        child.kill()
        child.communicate()
    assert LOCK.exists()
    plane = control_plane.serve(VERBS["abort"].plane())
    assert run(*VERBS["abort"].line).status == 0
    assert served(plane) == VERBS["abort"].served
    assert not LOCK.exists()


def test_a_verb_that_is_killed_leaves_a_lock_that_holds_nobody_up(run: Run, control_plane: Serving) -> None:
    plane = control_plane.serve(VERBS["abort"].plane())
    code, _ = ended_at(plane, 3, signal.SIGKILL, VERBS["abort"].line)
    assert (code, LOCK.exists()) == (-signal.SIGKILL, True)
    assert json.loads(LOCK.read_text())["doing"] == "abort"
    assert run(*VERBS["abort"].line).status == 0


def test_a_lock_is_waited_for_where_there_is_patience() -> None:
    with held(LOCK, "share"):
        with pytest.raises(HeldError, match="`gatewright share` of "), held(LOCK, "abort", patience=0.3):
            pytest.fail("there is one lock")
        with held(Path(lock_name("shop", "live")), "watch"):
            assert json.loads(LOCK.read_text())["process"] == os.getpid()
    with held(LOCK, "abort"):
        assert json.loads(LOCK.read_text())["doing"] == "abort"


def test_what_stands_in_a_lock_need_not_be_readable() -> None:
    with held(LOCK, "share"):
        LOCK.write_text("?")
        with pytest.raises(HeldError, match="another command is changing"), held(LOCK, "abort"):
            pytest.fail("there is one lock")
