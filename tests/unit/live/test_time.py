"""Which time it is: the service's, and what is told when this machine's clock is another one."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from gatewright.live.calls import SLACK, Caller, RealClock
from gatewright.live.connection import Boto
from gatewright.live.faults import FaultError, FaultKind, StoppedError
from gatewright.live.journal import Journal
from gatewright.live.model import AwsCall
from gatewright.live.observing import observe
from unit.cli.running import Run, runner
from unit.live.plane import ERRORS
from unit.live.rounds import REST, ROUNDS, caller
from unit.live.serving import Serving
from unit.live.typed import VERBS


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return runner(capsys, monkeypatch)


@pytest.mark.parametrize(("ahead", "says"), [(900.0, "15 minutes behind"), (-7200.0, "120 minutes ahead of")])
def test_a_clock_that_is_wrong_is_told_as_such(
    ahead: float, says: str, run: Run, boto: Boto, control_plane: Serving
) -> None:
    assert boto.region
    plane = control_plane.serve(VERBS["abort"].plane())
    plane.ahead = ahead
    ran = run(*VERBS["abort"].line)
    assert ran.status == 3
    assert f"this machine's clock is {says} that of AWS, so AWS rejects its signatures" in ran.err
    assert "help: set it, for example with `timedatectl set-ntp true`, and run the same command again" in ran.err
    assert "renew" not in ran.err
    assert (plane.requests, plane.writes) == (1, [])


def test_credentials_that_are_refused_at_the_right_time_are_not_the_clocks_fault(
    boto: Boto, control_plane: Serving
) -> None:
    control_plane.serve(ROUNDS["abort"].plane()).faults = {1: "expired"}
    with pytest.raises(FaultError) as raised:
        boto.call(AwsCall(service="apigateway", operation="get_stage", parameters=REST.named("live"), why=""))
    assert raised.value.kind is FaultKind.CREDENTIALS


@pytest.mark.parametrize("ahead", [-200.0, 200.0])
def test_the_time_that_counts_is_the_services(ahead: float, boto: Boto, control_plane: Serving, tmp_path: Path) -> None:
    control_plane.serve(ROUNDS["abort"].plane()).ahead = ahead
    clock = RealClock()
    made = Caller(boto, Journal(tmp_path / "journal", {}), clock)
    observe(made, REST, "live")
    assert clock.now() == pytest.approx(time.time() + ahead, abs=SLACK)


def test_the_time_is_heard_from_refusals_too(boto: Boto, control_plane: Serving, tmp_path: Path) -> None:
    plane = control_plane.serve(ROUNDS["abort"].plane())
    plane.ahead, plane.faults = 200.0, {1: "denied"}
    clock = RealClock()
    with pytest.raises(FaultError, match="AccessDenied"):
        observe(Caller(boto, Journal(tmp_path / "journal", {}), clock), REST, "live")
    assert clock.now() == pytest.approx(time.time() + 200, abs=SLACK)


def test_a_clock_that_is_set_meanwhile_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = RealClock()
    before = clock.now()
    monkeypatch.setattr("time.time", lambda: 0.0)
    assert 0 <= clock.now() - before < 60


def test_an_answer_that_took_long_does_not_set_the_time_back() -> None:
    clock = RealClock()
    now = clock.now()
    clock.hear(now - 18, now - 20)
    assert clock.now() >= now
    clock.hear(now - 18, now)
    assert clock.now() < now - 17


def test_who_asks_to_wait_is_waited_for_but_not_for_ever(
    boto: Boto, control_plane: Serving, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    round = ROUNDS["abort"]
    control_plane.serve(round.plane()).faults = {1: "throttled for long"}
    made = caller(boto, tmp_path)
    began = made.clock.now()
    observe(made, REST, "live")
    assert 7 <= made.clock.now() - began < 10
    status, code, message, _ = ERRORS["throttled"]
    monkeypatch.setitem(ERRORS, "throttled", (status, code, message, {"Retry-After": "3600"}))
    control_plane.serve(round.plane()).faults = {1: "throttled"}
    with pytest.raises(StoppedError, match="AWS asks to wait 3600 seconds"):
        observe(made, REST, "live")
