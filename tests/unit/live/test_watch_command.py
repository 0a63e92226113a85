"""`gatewright watch` as it is typed, over HTTP with metrics: where it ends, and who may be at work beside it."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from gatewright.releases.locking import held, lock_name, who
from unit.cli.running import Ran, Run, process
from unit.live.monitoring import Monitoring
from unit.live.plane import Json, Plane
from unit.live.serving import Serving
from unit.live.test_monitoring import DOUBTS
from unit.live.typed import JOURNAL, TRIED, VERBS, ended_at, ledger, served, write
from unit.live.watched import plane, run
from unit.release.histories import pin

__all__ = ["plane", "run"]

WATCH = ["watch", "shop.yaml", "--api", "api1"]
SERVED = ("d2", "d3", 10.0)


def test_a_good_canary_is_promoted_by_what_cloudwatch_says(run: Run, plane: Plane) -> None:
    ran = run(*WATCH)
    assert ran.status == 0, ran.err
    assert ran.out.endswith("promoted: 'live' serves the canary's release\n")
    assert (ledger().pin("live"), served(plane)) == (pin(3, "over"), ("d3", None, None))
    assert plane.ahead > 2 * 900, "it was watched at 25 and at 50 %"


def failing(told: Json) -> None:
    if told["Id"] == "canary_server_errors":
        told["Values"] = [300.0] * len(told["Values"])


def test_a_bad_canary_is_ended(run: Run, plane: Plane) -> None:
    plane.monitoring = Monitoring(failing)
    ran = run(*WATCH)
    assert ran.status == 1, ran.err
    assert (ledger().pin("live"), served(plane)) == (pin(2, "over"), ("d2", None, None))


@pytest.mark.parametrize("doubt", DOUBTS)
@pytest.mark.parametrize(("then", "status"), [("hold", 3), ("abort", 1)])
def test_what_is_doubtful_is_never_promoted(then: str, status: int, doubt: str, run: Run, plane: Plane) -> None:
    plane.monitoring = Monitoring(DOUBTS[doubt])
    ran = run(*WATCH, "--when-unknown", then, "--bake", "120", "--patience", "120", "--steps", "10,50")
    assert ran.status == status, ran.err
    assert served(plane) == (SERVED if then == "hold" else ("d2", None, None))
    assert ledger().pin("live").base == 2


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_who_ends_it_leaves_the_canary_as_it_is(
    number: signal.Signals, code: int, run: Run, plane: Plane, control_plane: Serving
) -> None:
    ended, said = ended_at(plane, 10, number, WATCH)
    assert ended == code, said
    assert "stopped; the canary keeps its traffic percentage. Run the same command to resume" in said
    assert "\x1b" not in said
    assert all(json.loads(line) for line in JOURNAL.read_text().splitlines())
    assert not list(Path().glob("*.lock"))
    assert ledger().pin("live").base == 2
    control_plane.serve(plane)
    plane.on_request = lambda _: None
    assert run(*WATCH).status == 0
    assert served(plane) == ("d3", None, None)


def meddling(plane: Plane, act: Callable[[], object]) -> None:
    """Let somebody else do something while metrics are read for the third time."""
    monitoring = Monitoring()

    def answer(operation: str, parameters: Json) -> Json:
        if len(monitoring.asked) == 3:
            act()
        return monitoring(operation, parameters)

    plane.monitoring = answer


def test_two_do_not_watch_the_same_canary(run: Run, plane: Plane) -> None:
    others: list[Ran] = []
    meddling(plane, lambda: others.append(process(*WATCH)))
    assert run(*WATCH).status == 0
    assert {other.status for other in others} == {3}
    assert f"process {os.getpid()}, has been changing these releases since" in others[0].err


def test_a_canary_that_somebody_ended_meanwhile_is_left_alone(run: Run, plane: Plane) -> None:
    def abort() -> None:
        plane.stages["live"].pop("canarySettings", None)
        write(TRIED.with_pins({"live": pin(2, "over")}, "abort"))

    meddling(plane, abort)
    ran = run(*WATCH)
    assert ran.status == 3
    assert "the canary of 'live' was stopped by someone else: the ledger says release 2" in ran.err
    assert "the watch ends here, and changes nothing: there is nothing left to watch" in ran.err
    assert served(plane) == ("d2", None, None)


def test_a_canary_that_somebody_promoted_meanwhile_is_left_alone(run: Run, plane: Plane) -> None:
    def promote() -> None:
        plane.stages["live"].pop("canarySettings", None)
        plane.stages["live"]["deploymentId"] = "d3"
        write(TRIED.with_pins({"live": pin(3, "over")}, "promote"))

    meddling(plane, promote)
    ran = run(*WATCH)
    assert ran.status == 3
    assert "the canary of 'live' was promoted by someone else: the ledger says release 3" in ran.err
    assert served(plane) == ("d3", None, None)


def test_a_canary_that_somebody_removed_by_hand_is_left_alone(run: Run, plane: Plane) -> None:
    meddling(plane, lambda: plane.stages["live"].pop("canarySettings", None))
    ran = run(*WATCH)
    assert ran.status == 3
    said = "'live' was changed by someone else, and not in the ledger: it has no canary, and the ledger has one"
    assert said in ran.err
    assert "the watch ends here, and changes nothing; see `gatewright status`" in ran.err


@pytest.mark.parametrize("live", [True, False], ids=["live", "not live"])
@pytest.mark.parametrize("verb", ["share", "promote", "rollback"])
def test_a_verb_that_would_take_the_canary_from_a_watch_is_refused(
    verb: str,
    live: bool,  # noqa: FBT001
    run: Run,
    plane: Plane,
) -> None:
    others: list[Ran] = []
    typed = VERBS[verb].line if live else [verb, "shop.yaml", *VERBS[verb].verb[1:]]
    meddling(plane, lambda: others.append(process(*typed)))
    assert run(*WATCH).status == 0
    assert {other.status for other in others} == {3 if live else 2}, others[0].err
    busy = f"'live' is busy: `gatewright watch` of {who()}, process {os.getpid()}, has been changing"
    assert busy in others[0].err
    assert "`gatewright abort --live` stops the canary at once, and the watch with it" in others[0].err
    assert served(plane) == ("d3", None, None), "the watch went on"


def test_an_abort_does_not_wait_for_a_watch(run: Run, plane: Plane) -> None:
    with held(Path(lock_name("shop", "default", "live")), "watch"):
        assert run(*VERBS["abort"].line).status == 0
    assert served(plane) == ("d2", None, None)


def test_what_is_planned_beside_a_watch_is_not_refused(run: Run, plane: Plane) -> None:
    others: list[Ran] = []
    meddling(plane, lambda: others.append(process("promote", "shop.yaml", "--dry-run")))
    assert run(*WATCH).status == 0
    assert {other.status for other in others} == {0}


def test_a_share_that_somebody_gave_meanwhile_is_not_taken_back(run: Run, plane: Plane) -> None:
    def share() -> None:
        plane.stages["live"]["canarySettings"]["percentTraffic"] = 77.0
        write(TRIED.with_pins({"live": pin(2, 3, 77)}, "share"))

    meddling(plane, share)
    ran = run(*WATCH)
    assert ran.status == 3
    assert "'live' was changed by someone else: the ledger says release 2, and release 3 to 77 %" in ran.err
    assert served(plane) == ("d2", "d3", 77.0)
