"""Two branches that release, merged by git itself."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from unit.cli.running import Run, runner

SPEC = """\
gatewright: 1
name: shop
kind: rest
defaults: {auth: none}
routes:
  GET /: {backend: {mock: {}}}
stages: {live: {}}
environments: {dev: {}, prod: {}}
"""
LEDGER = Path("shop.releases.yaml")

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")


def git(*arguments: str) -> subprocess.CompletedProcess[str]:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main")
    return subprocess.run(["git", *who, *arguments], capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    Path("shop.yaml").write_text(SPEC, "utf-8")
    run = runner(capsys, monkeypatch)
    git("init")
    for environment in ("dev", "prod"):
        assert run("release", "-e", environment).status == 0
        assert run("releases", "deployed", "-e", environment, "--release", "1").status == 0
    commit()
    return run


def commit() -> None:
    git("add", "-A")
    assert git("commit", "-m", "step").returncode == 0


def released(run: Run, environment: str, route: str) -> None:
    """A commit that adds a route and releases it."""
    spec = Path("shop.yaml")
    text = spec.read_text("utf-8")
    routes = f"routes:\n  GET /{route}: {{backend: {{mock: {{}}}}}}\n"
    spec.write_text(text.replace("routes:\n", routes), "utf-8")
    assert run("release", "-e", environment, "--note", route).status == 0
    commit()


def merged(run: Run, ours: str, theirs: str) -> bool:
    """Let one branch release for one environment, and another one for another; whether git merges their ledgers."""
    git("checkout", "-b", "other")
    released(run, theirs, "theirs")
    git("checkout", "main")
    released(run, ours, "ours")
    git("merge", "other")
    spec = Path("shop.yaml").read_text("utf-8").splitlines(keepends=True)
    Path("shop.yaml").write_text("".join(line for line in spec if line[:3] not in ("<<<", "===", ">>>")), "utf-8")
    return "<<<<" not in LEDGER.read_text("utf-8")


def test_releases_of_different_environments_do_not_conflict(run: Run) -> None:
    assert merged(run, "dev", "prod")
    ran = run("check")
    assert (ran.status, ran.out.count("not released yet")) == (0, 2)


def test_releases_of_the_same_environment_conflict_in_one_line_each_and_are_resolved(run: Run) -> None:
    assert not merged(run, "prod", "prod")
    lines = LEDGER.read_text("utf-8").splitlines()
    begin, middle, end = (
        next(at for at, line in enumerate(lines) if line.startswith(mark)) for mark in ("<<<", "===", ">>>")
    )
    assert (middle - begin, end - middle) == (2, 2)
    assert "releases resolve" in run("check").out
    assert run("releases", "resolve").status == 0
    ran = run("check")
    assert (ran.status, "GW285 two-undeployed" in ran.out) == (1, True)
    assert run("release", "-e", "prod", "--amend").status == 0
    assert run("check", "-e", "prod").out == "no problems in 1 file\n"
    assert "replaces: [2, 3]" in LEDGER.read_text("utf-8")


def both_release(run: Run, deployed_on: tuple[str, ...]) -> None:
    """Two branches that release for one environment, and record that it is deployed in a commit of its own."""
    git("checkout", "-b", "other")
    for branch in ("main", "other"):
        git("checkout", branch)
        released(run, "prod", branch)
        if branch in deployed_on:
            assert run("releases", "deployed", "-e", "prod", "--release", "2").status == 0
            commit()


def numbers() -> dict[str, str]:
    """The number of each release of prod that has a note."""
    prod = LEDGER.read_text("utf-8").partition("prod:")[2]
    return {note: id for id, note in re.findall(r" id: (\d+).* note: (\w+)", prod)}


@pytest.mark.parametrize("how", ["merge", "rebase"])
@pytest.mark.parametrize(("deployed_on", "late"), [("main", "other"), ("other", "main")])
def test_a_release_that_is_deployed_keeps_its_number(run: Run, how: str, deployed_on: str, late: str) -> None:
    """Whichever of the two branches git takes for one's own."""
    both_release(run, (deployed_on,))
    for branch in ("main", "other"):
        git("checkout", branch)
        if branch == deployed_on:
            git("reset", "--soft", "HEAD~2")
            commit()
    git(how, "main")
    git("checkout", "--theirs", "shop.yaml")
    assert "<<<<" in LEDGER.read_text("utf-8")
    assert run("releases", "resolve").status == 0
    assert numbers() == {deployed_on: "2", late: "3"}


def test_a_rebase_does_not_make_another_release_a_deployed_one(run: Run) -> None:
    """The commit that says so comes after the one that the rebase stopped at, and its line has no conflict."""
    both_release(run, ("other",))
    git("rebase", "main")
    git("checkout", "--theirs", "shop.yaml")
    assert run("releases", "resolve").status == 0
    git("add", "-A")
    git("-c", "core.editor=true", "rebase", "--continue")
    assert "deployed: 2, digest: " in LEDGER.read_text("utf-8")
    assert numbers() == {"main": "2", "other": "3"}
    ran = run("check")
    assert (ran.status, "GW285 two-undeployed" in ran.out) == (1, True)


def test_two_branches_that_deployed_their_own_are_told(run: Run) -> None:
    both_release(run, ("main", "other"))
    git("merge", "main")
    git("checkout", "--theirs", "shop.yaml")
    before = LEDGER.read_bytes()
    ran = run("releases", "resolve")
    assert (ran.status, "both branches deployed their own release 2 of prod" in ran.err) == (2, True)
    assert LEDGER.read_bytes() == before


@pytest.mark.parametrize(
    ("keep", "kept"), [("3", {"both": "2", "ours3": "3", "ours4": "4", "theirs": "5"}), ("2", None)]
)
def test_what_one_branch_pruned_does_not_come_back(run: Run, keep: str, kept: dict[str, str] | None) -> None:
    """If nothing is left that both branches have, what each of them added is not known."""

    def deployed(id: int, note: str) -> None:
        released(run, "prod", note)
        assert run("releases", "deployed", "-e", "prod", "--release", str(id)).status == 0
        commit()

    deployed(2, "both")
    git("checkout", "-b", "other")
    released(run, "prod", "theirs")
    git("checkout", "main")
    deployed(3, "ours3")
    deployed(4, "ours4")
    assert run("prune", "-e", "prod", "--keep", keep).status == 0
    commit()
    git("merge", "other")
    git("checkout", "--theirs", "shop.yaml")
    before = LEDGER.read_bytes()
    ran = run("releases", "resolve")
    if kept is None:
        assert (ran.status, "was pruned" in ran.err, LEDGER.read_bytes() == before) == (2, True, True)
    else:
        assert (ran.status, numbers()) == (0, kept)


def test_a_lost_ledger_is_told(run: Run) -> None:
    LEDGER.unlink()
    ran = run("check")
    assert (ran.status, "GW292 lost-ledger" in ran.out) == (1, True)


class TestNames:
    def test_an_environment_is_renamed(self, run: Run) -> None:
        Path("shop.yaml").write_text(SPEC.replace("prod: {}", "live: {}"), "utf-8")
        assert run("check").status == 1
        assert run("releases", "rename", "-e", "prod", "--to", "live").status == 0
        assert run("check").status == 0
        Path("shop.yaml").write_text(SPEC.replace("prod: {}", "live: {}").replace("GET /:", "GET /new:"), "utf-8")
        ran = run("check", "-e", "live")
        assert (ran.status, "GET /new: added" in ran.out) == (0, True), "its API is still stored"

    def test_an_environment_is_forgotten(self, run: Run) -> None:
        Path("shop.yaml").write_text(SPEC.replace(", prod: {}", ""), "utf-8")
        assert run("check").status == 1
        ran = run("releases", "forget", "-e", "prod")
        assert (ran.status, "forgets the releases 1 of prod" in ran.out) == (0, True)
        assert run("check").status == 0

    def test_a_stage_is_renamed(self, run: Run) -> None:
        Path("shop.yaml").write_text(SPEC.replace("live: {}", "main: {}"), "utf-8")
        assert run("check").status == 1
        for environment in ("dev", "prod"):
            ran = run("releases", "rename", "-e", environment, "--stage", "live", "--to", "main")
            assert (ran.status, "deletes live: its URL changes" in ran.out) == (0, True)
        assert run("check").status == 0

    def test_a_stage_is_forgotten(self, run: Run) -> None:
        Path("shop.yaml").write_text(SPEC.replace("live: {}", "main: {}"), "utf-8")
        for environment in ("dev", "prod"):
            assert run("releases", "forget", "-e", environment, "--stage", "live").status == 0
        assert run("check").status == 0

    def test_another_gateway_is_told_and_a_rename_says_what_goes_away(self, run: Run) -> None:
        Path("shop.yaml").write_text(SPEC.replace("name: shop", "name: store"), "utf-8")
        ran = run("check")
        assert (ran.status, "GW287 ledger-gateway" in ran.out) == (1, True)
        renamed = run("releases", "rename")
        assert (renamed.status, "deletes the one that clients call" in renamed.out) == (0, True)

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            (("rename", "-e", "prod"), "add `--to NAME`"),
            (("rename", "-e", "prod", "--to", "dev"), "forget it first"),
            (("rename", "-e", "prd", "--to", "live"), "did you mean `prod`?"),
            (("forget",), "add --environment with one of: dev, prod"),
            (("forget", "-e", "prod", "--stage", "beta"), "no stage 'beta'"),
        ],
    )
    def test_wrong_usage(self, run: Run, typed: tuple[str, ...], said: str) -> None:
        before = LEDGER.read_bytes()
        ran = run("releases", *typed)
        assert (ran.status, said in ran.err) == (2, True)
        assert LEDGER.read_bytes() == before
