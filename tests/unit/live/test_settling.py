"""Whatever happens on the way, a stage comes to serve what it is to serve, and nothing else."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path

import pytest

from gatewright.live.comparing import Catalogue
from gatewright.live.connection import Boto
from gatewright.live.faults import FaultError, FaultKind, MovedError, StoppedError
from gatewright.live.model import DeployedApi
from gatewright.live.observing import deployments, observe
from gatewright.live.planning import NoWayError
from gatewright.live.settling import DisagreeError, prepare, settle
from unit.live.plane import FATAL, PASSING, Plane
from unit.live.rounds import (
    DEPLOYMENTS,
    ROUNDS,
    KilledError,
    Mortal,
    QuickClock,
    Round,
    caller,
    canary,
    outcome,
    prepared,
    run,
)
from unit.live.serving import Serving
from unit.live.tally import RAN
from unit.release.histories import pin

EVERY = pytest.mark.parametrize("name", ROUNDS)

EACH = pytest.mark.parametrize(
    "name",
    [
        *("share", "promote", "abort", "roll back beside a canary", "roll back", "roll back a WebSocket API"),
        *("adopt, share", "adopt, somebody's canary", "adopt, promote", "adopt, abort", "adopt, roll back"),
    ],
)
"""Those that differ in what they call or in what they find."""


@EVERY
def test_a_stage_ends_where_the_verb_leads(name: str, boto: Boto, control_plane: Serving, tmp_path: Path) -> None:
    round = ROUNDS[name]
    stage = outcome(round, boto, control_plane.serve(round.plane()), tmp_path)
    wanted = {
        "share": ("d2", 50.0, {"TABLE": "old", "X": "1"}),
        "promote": ("d3", None, {"TABLE": "next", "X": "1"}),
        "promote without variables": ("d3", None, {"TABLE": "old", "X": "1"}),
        "abort": ("d2", None, {"TABLE": "old", "X": "1"}),
        "roll a canary back": ("d2", None, {"TABLE": "old", "X": "1"}),
        "roll back beside a canary": ("d1", None, {"TABLE": "old", "X": "1"}),
        "roll back": ("d1", None, {}),
        "roll back an HTTP API": ("d1", None, {}),
        "roll back a WebSocket API": ("d1", None, {}),
        "adopt, share": ("d2", 50.0, {"TABLE": "old", "X": "1"}),
        "adopt, a lost canary": ("d2", 10.0, {"TABLE": "old", "X": "1"}),
        "adopt, a canary with other variables": ("d2", 50.0, {"TABLE": "old", "X": "1"}),
        "adopt, somebody's canary": ("d2", 50.0, {"TABLE": "old", "X": "1"}),
        "adopt, promote": ("d3", None, {"TABLE": "next", "X": "1"}),
        "adopt, abort": ("d2", None, {"TABLE": "old", "X": "1"}),
        "adopt, roll back": ("d1", None, {"TABLE": "old", "X": "1"}),
        "adopt, roll back a WebSocket API": ("d1", None, {}),
    }
    percent = stage.get("canarySettings", {}).get("percentTraffic")
    assert (stage["deploymentId"], percent, stage["variables"]) == wanted[name]


@EVERY
def test_the_calls_made_are_the_calls_announced(name: str, boto: Boto, control_plane: Serving, tmp_path: Path) -> None:
    plane = control_plane.serve(ROUNDS[name].plane())
    change = prepared(caller(boto, tmp_path), ROUNDS[name])
    assert plane.writes == []
    run(boto, ROUNDS[name], tmp_path)
    said = [line for line in lines(tmp_path) if line["event"] == "call"]
    announced = [step.call for step in change.steps] + [*change.flushes]
    assert [line["parameters"] for line in said] == [call.parameters for call in announced]
    assert len(plane.writes) == len(announced)


def test_a_promotion_moves_the_base_and_its_variables_in_one_call(
    boto: Boto, control_plane: Serving, tmp_path: Path
) -> None:
    control_plane.serve(ROUNDS["promote"].plane())
    first = prepared(caller(boto, tmp_path), ROUNDS["promote"]).steps[0].call
    assert first.parameters["patchOperations"] == [
        {"op": "replace", "path": "/canarySettings/percentTraffic", "value": "0.0"},
        {"op": "copy", "path": "/deploymentId", "from": "/canarySettings/deploymentId"},
        {"op": "copy", "path": "/variables", "from": "/canarySettings/stageVariableOverrides"},
    ]


def test_a_canary_is_created_with_all_of_its_settings_at_once(
    boto: Boto, control_plane: Serving, tmp_path: Path
) -> None:
    plane = control_plane.serve(ROUNDS["adopt, somebody's canary"].plane())
    steps = prepared(caller(boto, tmp_path), ROUNDS["adopt, somebody's canary"]).steps
    assert [step.call.why for step in steps] == [
        "remove the canary",
        "point the stage at this deployment",
        "create the canary",
    ]
    assert steps[-1].call.parameters["patchOperations"] == [
        {"op": "replace", "path": "/canarySettings/deploymentId", "value": "d3"},
        {"op": "replace", "path": "/canarySettings/percentTraffic", "value": "50.0"},
        {"op": "replace", "path": "/canarySettings/stageVariableOverrides/TABLE", "value": "next"},
    ]
    run(boto, ROUNDS["adopt, somebody's canary"], tmp_path)
    assert plane.stages["live"]["canarySettings"] == canary("d3", 50.0, TABLE="next")


@EVERY
def test_a_second_run_changes_nothing(name: str, boto: Boto, control_plane: Serving, tmp_path: Path) -> None:
    plane = control_plane.serve(ROUNDS[name].plane())
    run(boto, ROUNDS[name], tmp_path)
    plane.writes.clear()
    run(boto, ROUNDS[name], tmp_path)
    assert [write for write in plane.writes if write.startswith("update")] == []


@EVERY
@pytest.mark.parametrize("after", [False, True], ids=["before it is made", "before its answer"])
def test_a_kill_at_any_call_and_another_run_end_the_same(
    name: str,
    after: bool,  # noqa: FBT001
    boto: Boto,
    control_plane: Serving,
    tmp_path: Path,
) -> None:
    round = ROUNDS[name]
    undisturbed = outcome(round, boto, control_plane.serve(round.plane()), tmp_path)
    for at in count(1):
        plane = control_plane.serve(round.plane())
        try:
            run(Mortal(boto, at, after=after), round, tmp_path)
        except KilledError:
            run(boto, round, tmp_path)
            assert plane.stages["live"] == undisturbed, f"killed at call {at}"
            RAN[name, f"killed {'after' if after else 'before'}"] += 1
        else:
            assert at > 4
            return


@EACH
@pytest.mark.parametrize("fault", PASSING)
def test_a_fault_that_passes_at_any_call_changes_nothing(
    name: str, fault: str, boto: Boto, impatient: Boto, control_plane: Serving, tmp_path: Path
) -> None:
    round = ROUNDS[name]
    plane = control_plane.serve(round.plane())
    undisturbed = outcome(round, boto, plane, tmp_path)
    for at in range(1, plane.requests + 1):
        disturbed = control_plane.serve(round.plane())
        disturbed.faults = {at: fault}
        run(impatient if fault.startswith("hang") else boto, round, tmp_path)
        assert disturbed.stages["live"] == undisturbed, f"{fault} at request {at}"
        assert set(disturbed.writes) == set(plane.writes), "caches are emptied all the same, and nothing is deployed"
        RAN[name, fault] += 1


@EACH
@pytest.mark.parametrize("fault", FATAL)
def test_after_a_fault_that_does_not_pass_another_run_ends_the_same(
    name: str, fault: str, boto: Boto, control_plane: Serving, tmp_path: Path
) -> None:
    round = ROUNDS[name]
    plane = control_plane.serve(round.plane())
    undisturbed = outcome(round, boto, plane, tmp_path)
    for at in range(1, plane.requests + 1):
        disturbed = control_plane.serve(round.plane())
        disturbed.faults = {at: fault}
        with pytest.raises(FaultError) as raised:
            run(boto, round, tmp_path)
        assert raised.value.kind is (FaultKind.CREDENTIALS if fault == "expired" else FaultKind.REFUSED)
        assert disturbed.requests == at, "it is not tried again"
        run(boto, round, tmp_path)
        assert disturbed.stages["live"] == undisturbed
        RAN[name, fault] += 1


@EACH
@pytest.mark.parametrize("fault", ["throttled", "reset after"])
def test_after_a_storm_from_any_call_on_another_run_ends_the_same(
    name: str, fault: str, boto: Boto, control_plane: Serving, tmp_path: Path
) -> None:
    round = ROUNDS[name]
    plane = control_plane.serve(round.plane())
    undisturbed = outcome(round, boto, plane, tmp_path)
    for at in range(1, plane.requests + 1):
        disturbed = control_plane.serve(round.plane())
        disturbed.faults = dict.fromkeys(range(at, at + 50), fault)
        with pytest.raises(StoppedError, match="gave up after 10 attempts"):
            run(boto, round, tmp_path)
        disturbed.faults = {}
        run(boto, round, tmp_path)
        assert disturbed.stages["live"] == undisturbed, f"{fault} from request {at} on"
        RAN[name, f"{fault}, on and on"] += 1


def test_a_storm_is_given_up_after_more_than_two_windows_of_the_quota(
    boto: Boto, control_plane: Serving, tmp_path: Path
) -> None:
    control_plane.serve(ROUNDS["abort"].plane()).faults = dict.fromkeys(range(1, 99), "throttled")
    clock = QuickClock()
    with pytest.raises(StoppedError, match="gave up after 10 attempts"):
        prepared(caller(boto, tmp_path, clock), ROUNDS["abort"])
    assert 60 < clock.slept < 180


def test_calls_keep_to_the_quota(boto: Boto, control_plane: Serving, tmp_path: Path) -> None:
    plane = control_plane.serve(ROUNDS["promote"].plane())
    clock = QuickClock()
    made = caller(boto, tmp_path, clock)
    for _ in range(20):
        prepared(made, ROUNDS["promote"])
    assert plane.requests / clock.slept < 10


@EVERY
def test_a_stage_that_shows_changes_late_is_waited_for(
    name: str, boto: Boto, control_plane: Serving, tmp_path: Path
) -> None:
    round = ROUNDS[name]
    quick = control_plane.serve(round.plane())
    undisturbed, writes = outcome(round, boto, quick, tmp_path), len(quick.writes)
    plane = control_plane.serve(round.plane())
    plane.stale_after_a_write = 3
    run(boto, round, tmp_path)
    assert len(plane.writes) == writes, "what does not show yet is not done twice"
    assert plane.stages["live"] == undisturbed


@EVERY
def test_somebody_elses_hand_stops_it(name: str, boto: Boto, control_plane: Serving, tmp_path: Path) -> None:
    round = ROUNDS[name]
    plane = control_plane.serve(round.plane())
    change = prepared(caller(boto, tmp_path), round)
    plane.stages["live"] = {**plane.stages["live"], "deploymentId": "d5", "canarySettings": canary("d1")}
    moved = dict(plane.stages["live"])
    with pytest.raises(MovedError, match="'live' was changed by someone else"):
        settle(caller(boto, tmp_path), round.api, change)
    assert plane.stages["live"] == moved


@pytest.mark.parametrize(
    ("stage", "says"),
    [
        ({"deploymentId": "d1", "canarySettings": canary(TABLE="next")}, "it serves release 1, and the ledger says"),
        ({"deploymentId": "d2"}, "it has no canary, and the ledger has one"),
        ({"deploymentId": "d2", "canarySettings": canary("d4")}, "its canary is the unknown deployment d4"),
        ({"deploymentId": "d2", "canarySettings": canary(OTHER="x")}, "its canary has the stage variables OTHER"),
    ],
)
def test_a_stage_that_is_not_what_the_ledger_says_is_left_alone(
    stage: dict[str, object], says: str, boto: Boto, control_plane: Serving, tmp_path: Path
) -> None:
    round = ROUNDS["promote"]
    plane = control_plane.serve(Round(verb=round.verb, before=round.before, stage=stage).plane())
    with pytest.raises(DisagreeError, match=says):
        prepared(caller(boto, tmp_path), round)
    assert plane.writes == []


def test_a_canary_with_other_variables_is_not_given_more_requests(
    boto: Boto, control_plane: Serving, tmp_path: Path
) -> None:
    round = Round(verb=ROUNDS["share"].verb, before=ROUNDS["share"].before, stage={"deploymentId": "d2"})
    plane = control_plane.serve(round.plane())
    plane.stages["live"]["canarySettings"] = canary(OTHER="x")
    with pytest.raises(DisagreeError, match="its canary has the stage variables OTHER, and the ledger says TABLE"):
        prepared(caller(boto, tmp_path), round)
    assert plane.writes == []


def test_a_stage_is_adopted_where_that_is_said(boto: Boto, control_plane: Serving, tmp_path: Path) -> None:
    round = ROUNDS["roll back beside a canary"]
    stage = {"deploymentId": "d4", "canarySettings": canary("d3", 33.0)}
    adopting = Round(verb=round.verb, before=round.before, stage=stage, adopt=True)
    plane = control_plane.serve(adopting.plane())
    run(boto, adopting, tmp_path)
    assert plane.stages["live"]["deploymentId"] == "d1"
    assert "canarySettings" not in plane.stages["live"]


def test_a_stage_of_an_http_api_goes_back_by_its_deployment(boto: Boto, control_plane: Serving, tmp_path: Path) -> None:
    api = DeployedApi("api1", "http")
    plane = control_plane.serve(Plane(dict(DEPLOYMENTS), {}))
    plane.stages = {"$default": {"stageName": "$default", "deploymentId": "d3", "autoDeploy": False}}
    made = caller(boto, tmp_path)
    catalogue = Catalogue(deployments(made, api), ROUNDS["roll back"].before)
    settle(made, api, prepare(made, api, catalogue, observe(made, api, "$default"), (pin(3), pin(1)), adopt=False))
    assert plane.stages["$default"]["deploymentId"] == "d1"


def test_a_stage_that_deploys_by_itself_is_pointed_to_nothing(
    boto: Boto, control_plane: Serving, tmp_path: Path
) -> None:
    api = DeployedApi("api1", "http")
    plane = control_plane.serve(Plane(dict(DEPLOYMENTS), {}))
    plane.stages = {"dev": {"stageName": "dev", "deploymentId": "d3", "autoDeploy": True}}
    made = caller(boto, tmp_path)
    catalogue = Catalogue(deployments(made, api), ROUNDS["roll back"].before)
    with pytest.raises(NoWayError, match="uses auto-deploy"):
        prepare(made, api, catalogue, observe(made, api, "dev"), (pin(3), pin(1)), adopt=False)


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "shop.releases.jsonl").read_text().splitlines()]
