"""Live verbs that are ended at any of their requests: another run makes it good, and nothing is left lying around."""

from __future__ import annotations

import json
import signal
from itertools import count
from pathlib import Path

import pytest

from unit.cli.running import Run, runner
from unit.live.serving import Serving
from unit.live.tally import RAN
from unit.live.typed import ALL, JOURNAL, LOCK, ended_at, ledger, served

LEAST = 4
"""How many requests a verb makes at least."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, control_plane: Serving) -> None:
    assert control_plane.url
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr("time.sleep", lambda _: None)
    return runner(capsys, monkeypatch)


@pytest.mark.parametrize("name", ALL)
def test_a_process_killed_at_any_request_is_made_good_by_another_run(
    name: str, run: Run, control_plane: Serving
) -> None:
    typed = ALL[name]
    for at in count(1):
        plane = control_plane.serve(typed.plane())
        code, said = ended_at(plane, at, signal.SIGKILL, typed.line)
        if code == 0:
            assert at > LEAST, "there is something to be killed in"
            return
        assert code == -signal.SIGKILL, said
        ran = run(*typed.line)
        assert ran.status == 0, f"killed at request {at}: {ran.err}"
        assert (ledger().pin("live"), served(plane)) == (typed.pin, typed.served), f"killed at request {at}"
        assert plane.deployments.keys() == {"d1", "d2", "d3", "d4"}, "nothing is deployed, least of all twice"
        assert not LOCK.exists()
        RAN[name, "process killed"] += 1


@pytest.mark.parametrize(("name", "number"), [("promote", signal.SIGTERM), ("rollback to", signal.SIGINT)])
def test_who_ends_a_process_is_told_how_to_go_on(
    name: str, number: signal.Signals, run: Run, control_plane: Serving
) -> None:
    typed = ALL[name]
    for at in count(1):
        plane = control_plane.serve(typed.plane())
        code, said = ended_at(plane, at, number, typed.line)
        if code == 0:
            assert at > LEAST
            return
        assert code == 128 + number, said
        assert "stopped; completed calls stay in effect. Run the same command again to resume" in said
        assert not LOCK.exists()
        assert all(json.loads(line) for line in (JOURNAL.read_text().splitlines() if JOURNAL.exists() else ()))
        ran = run(*typed.line)
        assert ran.status == 0, f"ended at request {at}: {ran.err}"
        assert (ledger().pin("live"), served(plane)) == (typed.pin, typed.served), f"ended at request {at}"
        RAN[name, number.name] += 1


SOME = ("share", "promote", "adopt, rollback to", "rollback of a WebSocket API")


@pytest.mark.parametrize("name", SOME)
def test_a_lost_answer_at_any_request_changes_nothing(name: str, run: Run, control_plane: Serving) -> None:
    typed = ALL[name]
    for at in range(1, requests(name, run, control_plane) + 1):
        plane = control_plane.serve(typed.plane())
        plane.faults = {at: "reset after"}
        ran = run(*typed.line)
        assert ran.status == 0, f"lost at request {at}: {ran.err}"
        assert (ledger().pin("live"), served(plane)) == (typed.pin, typed.served), f"lost at request {at}"
        assert not [each for each in plane.writes if each.startswith("deploy")]
        RAN[name, "typed, reset after"] += 1


@pytest.mark.parametrize("name", SOME)
def test_credentials_that_expire_at_any_request_are_renewed_and_it_goes_on(
    name: str, run: Run, control_plane: Serving
) -> None:
    typed = ALL[name]
    for at in range(1, requests(name, run, control_plane) + 1):
        plane = control_plane.serve(typed.plane())
        plane.faults = {at: "expired"}
        ran = run(*typed.line)
        assert ran.status == 3, f"expired at request {at}"
        assert "AWS rejects your credentials" in ran.err
        ran = run(*typed.line)
        assert ran.status == 0, f"expired at request {at}: {ran.err}"
        assert (ledger().pin("live"), served(plane)) == (typed.pin, typed.served), f"expired at request {at}"
        RAN[name, "typed, expired"] += 1


def requests(name: str, run: Run, control_plane: Serving) -> int:
    """How many requests a verb makes when nothing goes wrong."""
    plane = control_plane.serve(ALL[name].plane())
    assert run(*ALL[name].line).status == 0
    return plane.requests
