"""A watched rollout, over real HTTP, in time that passes at once: where it ends, and that it goes on after a kill."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from gatewright.cli.live_verbs import LiveOptions
from gatewright.cli.stage_control import StageHands
from gatewright.gateway.canary import CanaryPlan
from gatewright.ledger.ledger import EMPTY, AwsApi, History
from gatewright.ledger.reading import read_ledger
from gatewright.ledger.writing import to_text
from gatewright.live.connection import Boto, Connection
from gatewright.live.faults import MovedError, StoppedError
from gatewright.live.judging import Period, Sample, Side
from gatewright.live.observing import deployments
from gatewright.live.reaching import Reached
from gatewright.live.rollout import Ending, Look, Rollout
from unit.cli.running import SPEC, process
from unit.live.plane import Plane
from unit.live.rounds import REST, ROUNDS, KilledError, Mortal, QuickClock, Round, caller
from unit.live.serving import Serving
from unit.release.histories import history, pin

LEDGER = Path("shop.releases.yaml")
PLAN = CanaryPlan(steps=(5, 25, 50, 100), bake=600)
Service = Callable[[float], float]
"""The share of the canary's failures, at a share of the requests."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shop.yaml").write_text(SPEC.replace("{dev: {}}", "{live: {}}"))
    return tmp_path


def begun(control_plane: Serving, percent: float = 5) -> Plane:
    LEDGER.write_text(to_text(EMPTY.with_history(None, history("abc", live=pin(2, 3, percent)))))
    stage = {"deploymentId": "d2", "canarySettings": {"deploymentId": "d3", "percentTraffic": float(percent)}}
    return control_plane.serve(Round(verb=ROUNDS["abort"].verb, before=history("abc"), stage=stage).plane())


def ledger() -> History:
    read = read_ledger(LEDGER.read_bytes(), "ledger").ledger
    assert read is not None
    return read.environments["default"]


def side(now: float, since: float, failing: float) -> Side:
    starts = [since + 60 * index for index in range(int((now - since) // 60))]
    errors = {"server_errors": 3000 * failing, "client_errors": 30.0}
    return Side([Period(start=start, requests=3000, errors=errors, latencies={"p90": 90.0}) for start in starts])


class Watched:
    """A rollout, and all its looks."""

    def __init__(self, connection: Connection, clock: QuickClock, folder: Path, service: Service) -> None:
        options = LiveOptions(spec="shop.yaml", environment=None, adopt=False, dry_run=False)
        options.stage = ["live"]
        self.looks: list[Look] = []
        self.service = service
        made = caller(connection, folder, clock)
        self.clock = clock
        self.hands = StageHands(
            Reached(
                caller=made,
                api=REST,
                name="shop",
                deployments=deployments(made, REST),
                identity=AwsApi(region="eu-west-1", api=REST.id),
            ),
            "live",
            options,
            keep_variables=True,
        )
        self.rollout = Rollout(
            caller=made,
            stage="live",
            hands=self.hands,
            plan=PLAN,
            read=self.read,
            report=self.looks.append,
        )

    def read(self, since: float, percent: float) -> Sample:
        now = self.clock.now()
        trial = ledger().pin("live").trial
        assert trial is not None
        assert trial.percent.percent == percent
        failing = self.service(percent)
        return Sample(canary=side(now, since, failing), base=side(now, since, 0.001), now=now, period=60.0)

    def run(self) -> Ending:
        trial = ledger().pin("live").trial
        assert trial is not None
        return self.rollout.run(trial.percent.percent)

    @property
    def shares(self) -> list[float]:
        return list(dict.fromkeys(look.percent for look in self.looks))


def served(plane: Plane) -> tuple[object, object]:
    return plane.stages["live"]["deploymentId"], plane.stages["live"].get("canarySettings")


def test_a_good_canary_gets_more_and_more_and_is_promoted(boto: Boto, control_plane: Serving, folder: Path) -> None:
    plane = begun(control_plane)
    watched = Watched(boto, clock := QuickClock(), folder, lambda _: 0.001)
    assert watched.run() is Ending.PROMOTED
    assert watched.shares == [5, 25, 50]
    assert served(plane) == ("d3", None)
    assert ledger().pin("live") == pin(3, "over")
    assert 1800 <= clock.slept < 2100


def test_a_share_between_the_steps_goes_on_with_the_next_step(boto: Boto, control_plane: Serving, folder: Path) -> None:
    begun(control_plane, 10)
    watched = Watched(boto, QuickClock(), folder, lambda _: 0.001)
    assert watched.run() is Ending.PROMOTED
    assert watched.shares == [25, 50]


def test_a_canary_that_fails_from_half_of_the_requests_on_is_ended_there(
    boto: Boto, control_plane: Serving, folder: Path
) -> None:
    plane = begun(control_plane)
    watched = Watched(boto, clock := QuickClock(), folder, lambda percent: 0.2 if percent == 50 else 0.001)
    assert watched.run() is Ending.ABORTED
    assert watched.shares == [5, 25, 50]
    assert served(plane) == ("d2", None)
    assert ledger().pin("live") == pin(2, "over")
    assert clock.slept < 1200 + 150, "it is ended at the first period that shows it"


@pytest.mark.parametrize("hold", [False, True])
def test_without_data_nothing_is_promoted(boto: Boto, control_plane: Serving, folder: Path, hold: bool) -> None:  # noqa: FBT001
    plane = begun(control_plane)
    watched = Watched(boto, QuickClock(), folder, lambda _: 0.0)

    def unanswered(since: float, percent: float) -> Sample:
        raise StoppedError(f"no answer about {percent} % since {since}")

    rollout = Rollout(
        caller=watched.rollout.caller,
        stage="live",
        hands=watched.hands,
        plan=replace(PLAN, hold=hold),
        read=unanswered,
        report=watched.looks.append,
    )
    assert rollout.run(5) is (Ending.HELD if hold else Ending.ABORTED)
    assert watched.shares == [5]
    assert served(plane)[0] == "d2"
    assert (ledger().pin("live").trial is not None) is hold


@pytest.mark.parametrize("failing", [0.001, 0.2])
def test_a_rollout_killed_at_any_call_goes_on(failing: float, boto: Boto, control_plane: Serving, folder: Path) -> None:
    ends = (Ending.ABORTED, ("d2", None), pin(2, "over"))
    if failing < 0.01:
        ends = (Ending.PROMOTED, ("d3", None), pin(3, "over"))
    for at in count(5, 3):
        plane = begun(control_plane)
        (folder / "shop.releases.jsonl").unlink(missing_ok=True)
        clock = QuickClock()
        try:
            ending = Watched(Mortal(boto, at, after=at % 2 == 0), clock, folder, lambda _: failing).run()
        except KilledError:
            clock.sleep(30)
            watched = Watched(boto, clock, folder, lambda _: failing)
            if ledger().pin("live").trial is not None:
                assert _again(watched) is ends[0], f"killed at call {at}"
            assert (served(plane), ledger().pin("live")) == ends[1:], f"killed at call {at}"
        else:
            assert ending is ends[0]
            assert at > 8
            return


def _again(watched: Watched) -> Ending:
    """The command once more."""
    return watched.hands.recover() or watched.run()


def test_somebody_elses_hand_stops_it(boto: Boto, control_plane: Serving, folder: Path) -> None:
    plane = begun(control_plane)

    def meddled(_: float) -> float:
        plane.stages["live"]["canarySettings"]["percentTraffic"] = 77.0
        return 0.001

    with pytest.raises(MovedError, match="its canary gets 77 %, and the ledger says 5 %"):
        Watched(boto, QuickClock(), folder, meddled).run()
    assert served(plane)[0] == "d2"


def test_a_share_takes_as_long_after_a_kill_as_without(boto: Boto, control_plane: Serving, folder: Path) -> None:
    begun(control_plane)
    clock = QuickClock()
    with pytest.raises(KilledError):
        Watched(Mortal(boto, 12, after=False), clock, folder, lambda _: 0.001).run()
    assert Watched(boto, clock, folder, lambda _: 0.001).run() is Ending.PROMOTED
    assert clock.slept < 2100


def test_the_command_ends_a_canary_of_which_nothing_is_known(control_plane: Serving, folder: Path) -> None:
    plane = begun(control_plane)
    options = ("--bake=1", "--patience=0", "--when-unknown=abort")
    ran = process("watch", "shop.yaml", "--api", "api1", *options, folder=folder)
    assert ran.status == 1, ran.err
    assert "there are no metrics of the canary" in ran.out
    assert "unknown, abort" in ran.out
    assert ran.out.endswith("aborted: 'live' serves its base\n")
    assert served(plane) == ("d2", None)


def test_the_spec_says_how_it_is_watched(control_plane: Serving, folder: Path) -> None:
    plan = "{steps: [5%, 30%], limits: {client_errors: none}, alarms: [pager]}"
    spec = (folder / "shop.yaml").read_text()
    (folder / "shop.yaml").write_text(spec.replace("{live: {}}", f"{{live: {{canary: {plan}}}}}"))
    plane = begun(control_plane)
    ran = process("watch", "--api=api1", "--bake=1", "--patience=0", folder=folder)
    assert ran.status == 3, ran.err
    assert ran.out.startswith("  canary against base: 5 %, 30 %, then all\n")
    assert "alarm pager: unknown, the alarm does not exist" in ran.out
    assert ran.out.endswith("held: 'live' keeps its canary, because there is not enough data\n")
    assert served(plane)[0] == "d2"
    assert ledger().pin("live").trial is not None


def test_a_plan_that_cannot_be_is_refused_before_anything_is_watched(control_plane: Serving, folder: Path) -> None:
    plane = begun(control_plane)
    spec = (folder / "shop.yaml").read_text()
    (folder / "shop.yaml").write_text(spec.replace("{live: {}}", "{live: {canary: {steps: [50%, 5%]}}}"))
    ran = process("watch", "--api=api1", folder=folder)
    assert ran.status == 1
    assert "canary-steps" in ran.err
    assert plane.requests == 0


def test_programs_get_lines_of_json(control_plane: Serving, folder: Path) -> None:
    begun(control_plane)
    options = ("--bake=1s", "--patience=0", "--when-unknown=abort", "--format=json")
    ran = process("watch", "--api=api1", *options, folder=folder)
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [line.get("action") for line in lines] == ["wait", "abort", None]
    assert lines[0]["findings"][0]["verdict"] == "unknown"
    assert lines[-1] == {"ending": "aborted"}


def test_variables_that_the_spec_does_not_have_are_refused_before_anything_is_watched(
    control_plane: Serving, folder: Path
) -> None:
    plane = begun(control_plane)
    LEDGER.write_text(to_text(EMPTY.with_history(None, history("abc", live=pin(2, 3, 5, TABLE="next")))))
    ran = process("watch", "--api=api1", folder=folder)
    assert ran.status == 1
    assert "canary-variables" in ran.err
    assert plane.requests == 0
