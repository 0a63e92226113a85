"""The verbs about releases, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from unit.cli.running import SPEC, Run, process, write

LEDGER = Path("shop.releases.yaml")
CHANGED = SPEC.replace("GET /hello: hello", "GET /hello: {backend: hello, auth: none}, POST /hello: hello")
TWO_ENVIRONMENTS = SPEC + "environments: {beta: {}, prod: {}}\n"
TWO_STAGES = SPEC.replace("{dev: {}}", "{dev: {}, live: {}}")
VERBS = (["release"], ["share", "5"], ["promote"], ["abort"], ["rollback"], ["prune"], ["why"])


@pytest.fixture(autouse=True)
def spec(folder: Path) -> Path:
    write(folder, {"shop.yaml": SPEC})
    return folder / "shop.yaml"


def released(run: Run, spec: Path, text: str = CHANGED, *how: str) -> None:
    """A first release, and another one of a changed spec."""
    assert run("release").status == 0
    spec.write_text(text, "utf-8")
    assert run("release", "--deployed", *how).status == 0


def files(folder: Path) -> set[Path]:
    """The files of the releases."""
    return set((folder / "shop.releases").glob("*.json"))


class TestRelease:
    def test_it_is_written_beside_the_spec_with_what_was_released(self, run: Run, folder: Path) -> None:
        ran = run("release", "--note", "first")
        assert ran.status == 0
        assert "dev serves release 1" in ran.out
        assert "note: first" in LEDGER.read_text("utf-8")
        (file,) = files(folder)
        assert json.loads(file.read_text("utf-8")).keys() == {"api", "around", "code"}
        assert run("check").status == 0

    def test_nothing_new_writes_nothing(self, run: Run) -> None:
        run("release")
        before = LEDGER.stat().st_mtime_ns
        ran = run("release", "--note", "again")
        assert (ran.status, "nothing changes: the newest release is 1" in ran.out) == (0, True)
        assert LEDGER.stat().st_mtime_ns == before

    def test_a_dry_run_tells_the_same_and_writes_nothing(self, run: Run, spec: Path) -> None:
        assert run("release", "--dry-run").status == 0
        assert not LEDGER.exists()
        run("release")
        before = LEDGER.read_bytes()
        spec.write_text(CHANGED, "utf-8")
        tried = run("release", "--deployed", "--dry-run")
        assert "dev serves release 2 instead of release 1" in tried.out
        assert LEDGER.read_bytes() == before
        assert "dev serves release 2 instead of release 1" in run("release", "--deployed").out

    def test_the_next_one_waits_until_the_newest_is_deployed(self, run: Run, spec: Path) -> None:
        run("release")
        spec.write_text(CHANGED, "utf-8")
        ran = run("release")
        assert (ran.status, "GW210 not-deployed" in ran.err) == (1, True)
        assert run("release", "--amend").status == 0

    def test_a_change_that_was_not_released_is_told_with_what_changed(self, run: Run, spec: Path) -> None:
        run("release")
        spec.write_text(CHANGED, "utf-8")
        ran = run("check")
        assert ran.status == 0
        assert "shop.releases.yaml:9:9: info[GW269 unreleased-change]: not released yet, so the stack" in ran.out
        assert "GET /hello: auth; POST /hello: added" in " ".join(ran.out.split())
        assert "run `gatewright release shop.yaml`" in ran.out

    def test_texts_for_people_need_no_release(self, run: Run, spec: Path) -> None:
        run("release")
        spec.write_text(SPEC + "description: What greets\ntags: {team: greeters}\n", "utf-8")
        assert run("check").status == 0

    def test_a_spec_with_errors_is_not_released(self, run: Run, spec: Path) -> None:
        spec.write_text(SPEC.replace("hello}", "helo}"), "utf-8")
        ran = run("release")
        assert (ran.status, LEDGER.exists()) == (1, False)
        assert "GW211" in ran.err

    def test_a_first_canary_is_refused_with_the_reason(self, run: Run) -> None:
        ran = run("release", "--canary", "10")
        assert (ran.status, LEDGER.exists()) == (1, False)
        assert "GW272 first-canary" in ran.err

    def test_amending_replaces_what_was_released_and_its_file(self, run: Run, spec: Path, folder: Path) -> None:
        released(run, spec)
        before = files(folder)
        spec.write_text(CHANGED.replace("POST", "PUT"), "utf-8")
        ran = run("release", "--amend")
        assert "creates a deployment for release 3" in ran.out
        assert [len(files(folder)), len(files(folder) & before)] == [2, 1]
        assert "replaces: [2]" in LEDGER.read_text("utf-8")

    @pytest.mark.parametrize(
        ("note", "said"), [("a\tb\x07", "control character"), ("${Token[T.1]}", "token"), ("a\u2028b", "invisible")]
    )
    def test_what_could_not_be_read_again_is_not_written(self, run: Run, note: str, said: str) -> None:
        ran = run("release", "--note", note)
        assert (ran.status, LEDGER.exists()) == (2, False)
        assert said in ran.err

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["--canary", "many"], "not a percentage"),
            (["--canary", "101"], "not a percentage"),
            (["--keep", "0"], "not an integer of 1 or more"),
            (["--share-cache"], "need --canary"),
            (["--variable", "A=b"], "need --canary"),
            (["--variable", "A"], "not NAME=VALUE"),
            (["--amend", "--canary", "5"], "add `--stage NAME`"),
            (["-"], "standard input"),
            (["--environment", "prod"], "no environment 'prod'"),
        ],
    )
    def test_wrong_usage(self, run: Run, arguments: list[str], said: str) -> None:
        ran = run("release", *arguments)
        assert (ran.status, LEDGER.exists()) == (2, False)
        assert said in ran.err

    def test_only_so_many_are_kept(self, run: Run, spec: Path, folder: Path) -> None:
        run("release")
        for count in range(4):
            spec.write_text(CHANGED.replace("POST /hello", f"POST /{count}"), "utf-8")
            run("release", "--deployed", "--keep", "2")
        assert len(files(folder)) == 2
        assert run("releases").out.count("  release ") == 2


class TestCanary:
    def test_it_is_shared_and_promoted(self, run: Run, spec: Path) -> None:
        released(run, spec, CHANGED, "--canary", "10%")
        assert "dev: {base: 1, canary: {release: 2, percent: 10}}" in LEDGER.read_text("utf-8")
        assert "dev sends 25 % of its requests to release 2, previously 10 %" in run("share", "25").out
        assert "dev sends 50 % of its requests to release 2, previously 25 %" in run("share", spec, "50%").out
        assert "dev serves release 2 to all clients: the canary is promoted" in run("promote").out
        assert "dev: {base: 2, canary: ended}" in LEDGER.read_text("utf-8")

    def test_the_spec_says_how_it_is_tried(self, run: Run, spec: Path) -> None:
        plan = "{steps: [2%, 20%], variables: {TABLE: next, HOST: a}, cache: shared}"
        planned = CHANGED.replace("{dev: {}}", f"{{dev: {{cache: {{size: 0.5GB}}, canary: {plan}}}}}")
        released(run, spec, planned, "--canary", "--variable", "HOST=b")
        tried = "{release: 2, percent: 2, variables: {HOST: b, TABLE: next}, share_cache: true}"
        assert f"dev: {{base: 1, canary: {tried}}}" in LEDGER.read_text("utf-8")

    def test_how_it_is_tried_is_no_part_of_a_release(self, run: Run, spec: Path) -> None:
        run("release")
        spec.write_text(spec.read_text("utf-8").replace("{dev: {}}", "{dev: {canary: {steps: [2%]}}}"), "utf-8")
        assert "nothing changes: the newest release is 1" in run("release").out

    @pytest.mark.parametrize(
        ("arguments", "error", "help"),
        [
            (("25", "shop.yaml"), "the percentage comes after the spec", "write `gatewright share shop.yaml 25`"),
            (("shop.yaml", "much"), "'much' is not a percentage from 0 to 100", "write it like `25%`"),
            (("much",), "'much' is not a percentage from 0 to 100", "write it like `25%`"),
        ],
    )
    def test_its_share_comes_after_the_spec(self, run: Run, arguments: tuple[str, ...], error: str, help: str) -> None:
        said = run("share", *arguments)
        assert (said.status, said.err) == (2, f"gatewright: {error}\n  help: {help}\n")

    def test_it_is_aborted(self, run: Run, spec: Path) -> None:
        released(run, spec, CHANGED, "--canary", "10")
        assert "dev serves release 1 to all clients: the canary of release 2 ends" in run("abort").out

    def test_it_is_what_a_rollback_takes_back(self, run: Run, spec: Path) -> None:
        released(run, spec, CHANGED, "--canary", "10")
        assert "dev serves release 1 to all clients: the canary of release 2 ends" in run("rollback").out

    def test_its_variables_belong_into_the_spec_before_it_is_promoted(self, run: Run, spec: Path) -> None:
        released(run, spec, CHANGED, "--canary", "10", "--variable", "GREETING=hi")
        ran = run("promote")
        assert ran.status == 1
        assert "ran with stage variables that the stage does not have: GREETING" in " ".join(ran.err.split())
        assert run("promote", "--without-variables", "--dry-run").status == 0
        spec.write_text(CHANGED.replace("{dev: {}}", "{dev: {variables: {GREETING: hi}}}"), "utf-8")
        assert run("promote").status == 0


def test_a_spec_that_cannot_be_understood_can_be_rolled_back(run: Run, spec: Path) -> None:
    released(run, spec)
    spec.write_text(SPEC.replace("hello}", "helo}"), "utf-8")
    assert run("rollback").status == 0


def test_pruning_lets_go_of_old_releases_and_of_their_files(run: Run, spec: Path, folder: Path) -> None:
    released(run, spec)
    assert run("prune", "--keep", "1").out.startswith("shop\n  nothing changes")
    assert run("releases", "deployed", "--release", "2").status == 0
    ran = run("prune", "--keep", "1")
    assert "removes release 1 from the stack" in ran.out
    assert len(files(folder)) == 1


class TestListing:
    def test_releases_come_with_what_changed(self, run: Run, spec: Path) -> None:
        released(run, spec, CHANGED, "--note", "open")
        lines = [line.strip() for line in run("releases").out.splitlines()]
        assert lines[0] == "shop"
        assert lines[1].startswith("release 2 (")
        assert lines[1].endswith(", served by dev): open")
        assert lines[2:4] == ["GET /hello: auth", "POST /hello: added"]
        assert lines[4].startswith("release 1 (")

    def test_only_digests_are_known_where_the_files_are_missing(self, run: Run, spec: Path, folder: Path) -> None:
        run("release")
        first = files(folder)
        released(run, spec)
        for file in first:
            file.unlink()
        assert "changes unknown" in run("releases").out

    def test_a_file_that_holds_something_else_is_none(self, run: Run, spec: Path, folder: Path) -> None:
        run("release")
        (first,) = files(folder)
        released(run, spec)
        for text in ("{}", "[", "[1]", '{"a": NaN}', '{"api": [{"id": 1}], "around": []}'):
            first.write_text(text, "utf-8")
            assert "changes unknown" in run("releases").out

    def test_as_data(self, run: Run, spec: Path) -> None:
        released(run, spec, CHANGED, "--canary", "10")
        (found,) = json.loads(run("releases", "--format", "json").out)
        assert found["stages"] == {"dev": {"base": 1, "canary": {"release": 2, "percent": 10.0}}}
        assert [(each["id"], each["changes"] is None) for each in found["releases"]] == [(2, False), (1, True)]

    def test_a_spec_without_releases(self, run: Run) -> None:
        assert "no releases" in run("releases").out


class TestWhy:
    def test_it_tells_values(self, run: Run, spec: Path) -> None:
        run("release")
        assert "the spec equals release 1" in run("why").out
        spec.write_text(CHANGED, "utf-8")
        ran = run("why")
        assert ran.status == 0
        assert 'auth: [{"iam": []}] → nothing' in ran.out

    def test_with_an_earlier_release(self, run: Run, spec: Path) -> None:
        released(run, spec)
        assert "equals release 2" in run("why").out
        assert "differs from release 1" in run("why", "--release", "1").out
        assert run("why", "--release", "9").status == 1

    def test_as_data(self, run: Run, spec: Path) -> None:
        run("release")
        spec.write_text(CHANGED, "utf-8")
        found = json.loads(run("why", "--format", "json").out)
        assert (found["release"], found["same"]) == (1, False)
        assert found["digest"] == run("why", "--digest").out.strip()
        assert [(each["part"], each["kind"], each["aspects"]) for each in found["changes"]] == [
            ("GET /hello", "changed", ["auth"]),
            ("POST /hello", "added", []),
        ]


class TestEnvironments:
    def test_one_has_to_be_named_until_one_has_releases(self, run: Run, spec: Path) -> None:
        spec.write_text(TWO_ENVIRONMENTS, "utf-8")
        ran = run("release")
        assert ran.status == 2
        assert "add --environment with one of: beta, prod" in ran.err
        assert run("release", "--environment", "prod").status == 0
        assert "nothing changes" in run("release").out

    def test_each_has_releases_of_its_own(self, run: Run, spec: Path, folder: Path) -> None:
        spec.write_text(TWO_ENVIRONMENTS, "utf-8")
        run("release", "--environment", "prod")
        run("release", "--environment", "beta")
        assert len(files(folder)) == 2
        assert len(json.loads(run("releases", "--format", "json").out)) == 2
        assert run("check").status == 0

    def test_one_without_releases_follows_the_spec(self, run: Run, spec: Path) -> None:
        spec.write_text(TWO_ENVIRONMENTS, "utf-8")
        run("release", "--environment", "prod")
        changed = CHANGED + "environments: {beta: {}, prod: {}}\n"
        spec.write_text(changed, "utf-8")
        assert "not released yet" not in run("check", "--environment", "beta").out
        assert "not released yet" in run("check", "--environment", "prod").out

    def test_one_that_is_gone_is_told(self, run: Run, spec: Path) -> None:
        spec.write_text(TWO_ENVIRONMENTS, "utf-8")
        run("release", "--environment", "prod")
        spec.write_text(TWO_ENVIRONMENTS.replace("prod", "live"), "utf-8")
        ran = run("check")
        assert ran.status == 1
        assert "shop.releases.yaml:7:3: error[GW267 ledger-environment]: the spec has no environment 'prod'" in ran.out


def test_a_stage_that_is_gone_is_told(run: Run, spec: Path) -> None:
    spec.write_text(TWO_STAGES, "utf-8")
    run("release")
    spec.write_text(SPEC, "utf-8")
    for ran in (run("check"), run("release")):
        assert ran.status == 1
        assert "GW268 ledger-stage]: the spec has no stage 'live'" in ran.out + ran.err


def test_a_new_stage_follows_the_newest_release(run: Run, spec: Path) -> None:
    run("release")
    spec.write_text(TWO_STAGES, "utf-8")
    assert run("check").status == 0
    assert "nothing changes" in run("release").out


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb[0])
def test_a_faulty_ledger_is_told_by_every_verb_and_never_written_over(run: Run, verb: list[str]) -> None:
    run("release")
    faulty = LEDGER.read_text("utf-8").replace("dev: {base: 1}", "dev: {base: 2}")
    LEDGER.write_text(faulty, "utf-8")
    ran = run(*verb)
    assert ran.status == 1
    assert "error[GW264 unknown-release]: there is no release 2" in ran.err
    assert LEDGER.read_text("utf-8") == faulty


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb[0])
def test_a_ledger_that_cannot_be_read_is_told_before_anything_is_asked(run: Run, spec: Path, verb: list[str]) -> None:
    spec.write_text(TWO_ENVIRONMENTS, "utf-8")
    run("release", "--environment", "prod")
    LEDGER.write_text(LEDGER.read_text("utf-8").replace("{base: 1}", "{base: x}"), "utf-8")
    ran = run(*verb)
    assert (ran.status, "GW103 wrong-type" in ran.err) == (1, True)


@pytest.mark.parametrize("verb", VERBS[1:], ids=lambda verb: verb[0])
def test_every_other_verb_needs_releases(run: Run, verb: list[str]) -> None:
    ran = run(*verb)
    assert ran.status == 1
    assert "GW271 not-released" in ran.err


def test_ledgers_are_no_specs(run: Run, spec: Path) -> None:
    released(run, spec, CHANGED, "--note", "x, gatewright: y")
    LEDGER.write_text(LEDGER.read_text("utf-8").replace("ledger: 2", "ledger: 2\n<<<<<<< HEAD"), "utf-8")
    ran = run("check", ".")
    assert ran.out.count("error[") == 1
    assert "GW260 ledger-conflict" in ran.out


def test_ledgers_among_files_are_passed_over_and_none_is_read_as_a_spec(run: Run, spec: Path) -> None:
    released(run, spec)
    assert run("check", "shop.yaml", "shop.releases.yaml").status == 0
    ran = run("check", "shop.releases.yaml")
    assert ran.status == 2
    assert "is not a spec but the ledger of one" in ran.err


def test_what_is_written_is_the_same_whoever_writes_it(folder: Path, run: Run) -> None:
    run("release")
    (file,) = files(folder)
    ours = LEDGER.read_text("utf-8").partition("verb")[2], file.read_bytes()
    LEDGER.unlink()
    file.unlink()
    process("release", folder=folder, environment={"PYTHONHASHSEED": "7"})
    assert (LEDGER.read_text("utf-8").partition("verb")[2], file.read_bytes()) == ours


class TestOtherKinds:
    """What is no API has no releases."""

    @pytest.mark.parametrize("kind", ["account", "domain"])
    @pytest.mark.parametrize("verb", [*VERBS, ["releases"], ["status"], ["watch"]], ids=" ".join)
    def test_their_specs_are_refused(self, run: Run, kind: str, verb: list[str]) -> None:
        run("new", "other", "--kind", kind, "--output", "other.yaml")
        name, *arguments = verb
        status, out, err = run(name, "other.yaml", *arguments)
        assert (status, out) == (2, "")
        assert f"other.yaml is of kind {kind}, which has no releases" in err
        assert "pass the spec of a gateway" in err

    def test_they_are_not_meant_where_there_is_one_gateway_beside_them(self, run: Run) -> None:
        run("new", "account", "--kind", "account", "--output", "account.yaml")
        assert run("release").status == 0
        assert LEDGER.exists()


def test_an_environment_keeps_the_functions_of_its_own_releases(run: Run, spec: Path, folder: Path) -> None:
    """Environments release the same API, and the functions that it calls differ."""
    (folder / "code").mkdir()
    (folder / "code" / "app.py").write_text("", "utf-8")
    function = (
        "main: {code: ./code, handler: app.handler, runtime: python3.13, environment: {TABLE: '${inputs.table}'}}"
    )
    environments = "environments: {dev: {inputs: {table: small}}, prod: {inputs: {table: large}}}"
    made = SPEC.replace("{mock: {body: hello}}", "{lambda: main}")
    text = f"{made}inputs: {{table: {{type: string}}}}\nfunctions: {{{function}}}\n{environments}\n"
    spec.write_text(text, "utf-8")
    for environment in ("dev", "prod"):
        assert run("release", "--environment", environment).status == 0
    spec.write_text(text.replace("{lambda: main}", "{mock: {}}").replace(f"functions: {{{function}}}\n", ""), "utf-8")
    assert run("synth", "--environment", "dev", "--output", "out").status == 0
    body = json.loads((folder / "out/shop.dev.template.json").read_text("utf-8"))
    assert body["Resources"]["ShopApi"]["Properties"]["Name"] == "shop-dev"
    assert body["Resources"]["ShopApi"]["Properties"]["Body"]["info"]["title"] == "shop-dev"
    environment = body["Resources"]["ShopFunctionMain"]["Properties"]["Environment"]
    assert environment == {"Variables": {"TABLE": "small"}}
