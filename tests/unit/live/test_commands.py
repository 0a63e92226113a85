"""Live verbs as they are typed, over HTTP."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gatewright.ledger import ENTRY_TAG
from gatewright.ledger.ledger import EMPTY, History
from gatewright.ledger.writing import to_text
from gatewright.releases.locking import who
from unit.cli.running import SPEC, Run, runner
from unit.live.plane import Plane
from unit.live.rounds import ROUNDS, Round
from unit.live.serving import Serving
from unit.live.typed import DEPLOYED, LEDGER, REST, STAGE, TRIED, VERBS, ledger, served, write
from unit.release.histories import api, draft, history, pin


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, control_plane: Serving) -> Path:
    assert control_plane.url
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "shop.yaml").write_text(REST)
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(capsys, monkeypatch)


def begun(control_plane: Serving, stage: dict[str, Any] = STAGE, tried: History = TRIED) -> Plane:
    write(tried)
    return control_plane.serve(Round(verb=ROUNDS["abort"].verb, before=tried, stage={**DEPLOYED, **stage}).plane())


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("where", [("--api", "api1"), ("--stack", "shop")], ids=["by id", "by stack"])
def test_stage_and_ledger_say_the_same_afterwards(
    verb: str, where: tuple[str, str], run: Run, control_plane: Serving
) -> None:
    plane = begun(control_plane)
    typed = VERBS[verb]
    ran = run(typed.verb[0], "shop.yaml", *typed.verb[1:], "--live", *where)
    assert ran.status == 0, ran.err
    assert (ledger().pin("live"), served(plane)) == (typed.pin, typed.served)
    assert run("status", "shop.yaml", *where).status == 0


@pytest.mark.parametrize("verb", VERBS)
def test_a_dry_run_tells_the_calls_and_makes_none(verb: str, run: Run, control_plane: Serving) -> None:
    plane = begun(control_plane)
    before = LEDGER.read_text()
    ran = run(*VERBS[verb].line, "--dry-run", "--format", "json")
    assert ran.status == 0, ran.err
    calls = json.loads(ran.out)["stages"]["live"]["calls"]
    assert calls[0]["operation"] == "update_stage"
    assert calls[0]["parameters"]["patchOperations"]
    assert (plane.writes, LEDGER.read_text()) == ([], before)
    assert not Path("shop.releases.jsonl").exists()


def test_a_dry_run_reads_well(run: Run, control_plane: Serving) -> None:
    begun(control_plane)
    assert run("promote", "shop.yaml", "--live", "--api", "api1", "--dry-run").out == (
        "shop\n"
        "  live served release 2, and release 3 to 10 %\n"
        "    apigateway update_stage: promote the canary's deployment\n"
        '      {"restApiId": "api1", "stageName": "live", "patchOperations": [{"op": "replace", "path": '
        '"/canarySettings/percentTraffic", "value": "0.0"}, {"op": "copy", "path": "/deploymentId", "from": '
        '"/canarySettings/deploymentId"}]}\n'
        "    apigateway update_stage: remove the canary\n"
        '      {"restApiId": "api1", "stageName": "live", "patchOperations": [{"op": "remove", "path": '
        '"/canarySettings"}]}\n'
        "    apigateway flush_stage_cache: responses of the previous release are cached\n"
        '      {"restApiId": "api1", "stageName": "live"}\n'
        "    apigateway flush_stage_authorizers_cache: authorizer results of the previous release are cached\n"
        '      {"restApiId": "api1", "stageName": "live"}\n'
        "  nothing was changed\n"
    )


def test_what_was_finished_but_for_its_end_is_not_done_twice(run: Run, control_plane: Serving) -> None:
    begun(control_plane, {"deploymentId": "d3"}, history("abc", live=pin(3)))
    assert run("rollback", "shop.yaml", "--live", "--api", "api1").status == 0
    journal = Path("shop.releases.jsonl")
    lines = journal.read_text().splitlines()
    assert json.loads(lines[-1])["event"] == "end"
    journal.write_text("\n".join(lines[:-1]) + "\n")
    assert "nothing to do" in run("rollback", "shop.yaml", "--live", "--api", "api1").out
    assert ledger().pin("live").base == 2
    assert run("rollback", "shop.yaml", "--live", "--api", "api1").status == 0
    assert ledger().pin("live").base == 1


def test_a_stage_that_disagrees_is_refused_until_it_is_adopted(run: Run, control_plane: Serving) -> None:
    plane = begun(control_plane, {**STAGE, "deploymentId": "d4"})
    typed = ("rollback", "shop.yaml", "--to", "1", "--live", "--api", "api1")
    ran = run(*typed)
    assert ran.status == 1
    assert "the unknown deployment d4, and the ledger says release 2" in ran.err
    assert plane.writes == []
    assert run(*typed, "--adopt").status == 0
    assert served(plane) == ("d1", None, None)
    assert ledger().pin("live") == pin(1, "over")


def test_status_tells_what_disagrees(run: Run, control_plane: Serving) -> None:
    begun(control_plane, {"deploymentId": "d1", "canarySettings": {"deploymentId": "d3", "percentTraffic": 25.0}})
    ran = run("status", "shop.yaml", "--api", "api1")
    assert ran.status == 1
    assert ran.out.splitlines() == [
        "shop",
        "  live serves release 1, and release 3 to 25 %",
        "    but it serves release 1, and the ledger says release 2",
        "    but its canary gets 25 %, and the ledger says 10 %",
        "    to serve what the ledger says: `gatewright share shop.yaml 10% --stage live --live --adopt`",
        "  deployment d4 is not a release in the ledger: somebody was here",
    ]
    found = json.loads(run("status", "shop.yaml", "--api", "api1", "--format", "json").out)
    assert found["stages"]["live"]["canary"]["percent"] == 25
    assert (found["agrees"], [each["id"] for each in found["unknown"]]) == (False, ["d4"])


def test_deployments_of_pruned_releases_are_one_line_unless_they_are_asked_for(
    run: Run, control_plane: Serving
) -> None:
    plane = begun(control_plane, {"deploymentId": "d2"}, history("abc", live=pin(2)))
    plane.deployments |= {f"old{at}": f"shop {api(f'old {at}')}" for at in range(12)}
    ran = run("status", "shop.yaml", "--api", "api1")
    assert (ran.status, ran.out.splitlines()) == (
        0,
        [
            "shop",
            "  live serves release 2, as the ledger says",
            "  deployment d4 is not a release in the ledger: somebody was here",
            "  12 deployments are of releases that the ledger does not have; `--deployments` lists them",
        ],
    )
    assert len(run("status", "shop.yaml", "--api", "api1", "--deployments").out.splitlines()) == 2 + 13
    found = json.loads(run("status", "shop.yaml", "--api", "api1", "--format", "json").out)
    assert len(found["unknown"]) == 13
    plane.deployments |= {f"other{at}": "" for at in range(3)}
    assert (
        "  4 deployments were not made by Gatewright; `--deployments` lists them\n"
        in run("status", "shop.yaml", "--api", "api1").out
    )


def test_expired_credentials_say_so_and_have_a_code_of_their_own(run: Run, control_plane: Serving) -> None:
    begun(control_plane).faults = {1: "expired"}
    ran = run("abort", "shop.yaml", "--live", "--api", "api1")
    assert ran.status == 3
    assert "AWS rejects your credentials" in ran.err


def test_another_account_than_the_environments_is_refused_before_anything_is_changed(
    run: Run, control_plane: Serving, folder: Path
) -> None:
    spec = SPEC.replace("{dev: {}}", "{live: {}}") + 'environments: {prod: {account: "111122223333"}}\n'
    (folder / "shop.yaml").write_text(spec)
    plane = control_plane.serve(ROUNDS["abort"].plane())
    LEDGER.write_text(to_text(EMPTY.with_history("prod", TRIED)))
    ran = run("abort", "shop.yaml", "--live", "--api", "api1")
    assert ran.status == 2
    assert "your credentials are for account 999988887777, and the environment is in 111122223333" in ran.err
    assert plane.writes == []


def test_which_api_is_meant_has_to_be_said(run: Run, control_plane: Serving) -> None:
    begun(control_plane)
    assert "add `--stack NAME` or `--api ID`" in run("abort", "shop.yaml", "--live").err
    assert "add `--live`" in run("abort", "shop.yaml", "--api", "api1").err


def test_every_change_is_written_down(run: Run, control_plane: Serving) -> None:
    plane = begun(control_plane)
    assert run("promote", "shop.yaml", "--live", "--api", "api1").status == 0
    lines = [json.loads(line) for line in Path("shop.releases.jsonl").read_text().splitlines()]
    assert [line["event"] for line in lines] == ["begin", *["call", "done"] * len(plane.writes), "ledger", "end"]
    assert all(line["target"] == "api1" and line["region"] == "eu-west-1" for line in lines)
    assert lines[0]["by"] == who()
    assert lines[0]["found"] == {"live": {"base": "d2", "canary": "d3", "percent": 10.0}}
    assert lines[0]["stages"] == {"live": {"base": 3, "canary": None}}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_what_cannot_be_written_down_is_not_done(run: Run, control_plane: Serving) -> None:
    plane = begun(control_plane)
    before = LEDGER.read_text()
    ran = run(*VERBS["promote"].line, "--journal", "/dev/full")
    assert ran.status == 2
    assert "No space left on device" in ran.err
    assert (plane.writes, LEDGER.read_text()) == ([], before)


def test_a_stage_that_was_changed_by_hand_is_repaired(run: Run, control_plane: Serving) -> None:
    plane = begun(control_plane, {"deploymentId": "d4"}, history("abc", live=pin(2)))
    typed = ("rollback", "shop.yaml", "--to", "2", "--live", "--api", "api1")
    ran = run(*typed)
    assert (ran.status, "the unknown deployment d4, and the ledger says release 2" in ran.err) == (1, True)
    assert run(*typed, "--adopt").status == 0
    assert served(plane) == ("d2", None, None)


def test_the_ledger_remembers_where_the_api_is(run: Run, control_plane: Serving) -> None:
    begun(control_plane)
    assert run("abort", "shop.yaml", "--live", "--stack", "shop").status == 0
    aws = ledger().aws
    assert aws is not None
    assert (aws.account, aws.region, aws.stack, aws.api) == ("999988887777", "eu-west-1", "shop", "api1")
    assert run("status", "shop.yaml").status == 0
    ran = run("rollback", "shop.yaml", "--to", "1", "--live", "--api", "other")
    assert (ran.status, "belong to the API api1, and this is the API other" in ran.err) == (2, True)


def test_an_api_of_another_name_is_refused(run: Run, control_plane: Serving) -> None:
    plane = begun(control_plane)
    plane.name = "shop-dev"
    ran = run("abort", "shop.yaml", "--live", "--api", "api1")
    assert (ran.status, "the API api1 is called 'shop-dev', and that of shop is 'shop'" in ran.err) == (2, True)
    assert plane.writes == []


def test_what_is_deployed_is_recorded(run: Run, control_plane: Serving) -> None:
    begun(control_plane, tried=draft(TRIED))
    assert run("releases", "deployed", "shop.yaml", "--api", "api1").status == 0
    assert ledger().undeployed == ()


def test_a_lost_ledger_is_made_again_from_what_is_deployed(run: Run, control_plane: Serving) -> None:
    begun(control_plane)
    LEDGER.unlink()
    ran = run("releases", "rebuild", "shop.yaml", "--api", "api1")
    assert ran.status == 0, ran.err
    assert [each.digest for each in ledger().releases] == [each.digest for each in TRIED.releases]
    assert ledger().pin("live") == TRIED.pin("live")
    assert run("status", "shop.yaml").status == 0
    assert run("releases", "rebuild", "shop.yaml").status == 2


def test_what_is_not_deployed_yet_is_no_drift(run: Run, control_plane: Serving) -> None:
    before = history("abc", live=pin(2))
    plane = begun(control_plane, {"deploymentId": "d2"}, before)
    assert run("rollback", "shop.yaml", "--to", "1").status == 0
    ran = run("status", "shop.yaml", "--api", "api1")
    assert (ran.status, "not deployed yet: it serves release 2, and the ledger says release 1" in ran.out) == (3, True)
    plane.stages["live"]["tags"] = {ENTRY_TAG: str(ledger().log[-1].at)}
    ran = run("status", "shop.yaml", "--api", "api1")
    assert (ran.status, "rollback shop.yaml --to 1 --stage live --live --adopt" in ran.out) == (1, True)


def test_a_stage_that_is_not_deployed_is_told(run: Run, control_plane: Serving) -> None:
    plane = begun(control_plane)
    plane.stages.clear()
    ran = run("rollback", "shop.yaml", "--stage", "live", "--live", "--api", "api1")
    assert (ran.status, "'live' does not exist in AWS\n  help: deploy the stack first" in ran.err) == (1, True)


def test_a_release_looks_itself_whether_the_one_before_is_deployed(run: Run, control_plane: Serving) -> None:
    before = draft(history("abc", live=pin(2)))
    plane = begun(control_plane, {"deploymentId": "d2"}, before)
    ran = run("release", "shop.yaml")
    assert (ran.status, "GW210" in ran.err, "add `--stack NAME` to let Gatewright look" in ran.err) == (1, True, True)
    ran = run("release", "shop.yaml", "--stack", "shop")
    assert ran.status == 0, ran.err
    aws = ledger().aws
    assert aws is not None
    assert (ledger().newest.id, aws.deployed, aws.stack, aws.api) == (4, 3, "shop", "api1")
    assert plane.writes == []


@pytest.mark.parametrize("where", [("--stack", "shop"), ("--api", "api1")])
def test_a_release_before_which_nothing_is_deployed_is_refused(
    where: tuple[str, str], run: Run, control_plane: Serving
) -> None:
    plane = begun(control_plane, {"deploymentId": "d2"}, draft(history("abc", live=pin(2))))
    del plane.deployments["d3"]
    written = LEDGER.read_text()
    ran = run("release", "shop.yaml", *where)
    assert (ran.status, "release 3 is not deployed" in ran.err, "deploy the stack first" in ran.err) == (1, True, True)
    assert LEDGER.read_text() == written
    assert run("release", "shop.yaml", "--amend", *where).status == 0
    assert ledger().replaced == {3}


def test_a_release_that_cannot_look_is_not_made(run: Run, control_plane: Serving) -> None:
    begun(control_plane, tried=draft(history("abc", live=pin(2)))).faults = {1: "expired"}
    ran = run("release", "shop.yaml", "--api", "api1")
    assert (ran.status, "AWS rejects your credentials" in ran.err) == (3, True)
    assert ledger().newest.id == 3
