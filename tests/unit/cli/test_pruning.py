"""Pruning tells who holds each release that it keeps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gatewright.ledger.ledger import EMPTY
from gatewright.ledger.writing import to_text
from unit.cli.running import SPEC, Run, runner
from unit.release.histories import history, pin

KEPT = history("abcdef", live=pin(2, 4, 25), beta=pin(2, "over"))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    spec = SPEC.replace("{dev: {}}", "{beta: {}, live: {}}") + "environments: {prod: {}, test: {}}\n"
    (tmp_path / "shop.yaml").write_text(spec)
    ledger = EMPTY.with_history("prod", KEPT).with_history("test", history("ab", live=pin(1)))
    (tmp_path / "shop.releases.yaml").write_text(to_text(ledger))
    return runner(capsys, monkeypatch)


def test_who_serves_each_release_is_told(run: Run) -> None:
    ran = run("prune", "shop.yaml", "--environment", "prod", "--keep", "2", "--dry-run")
    assert ran.status == 0, ran.err
    assert ran.out.splitlines()[-4:] == [
        "  keeps",
        "    release 2: the base of beta in prod, the base of live in prod",
        "    release 4: the canary of live in prod, 25 %",
        "    release 6: not served",
    ]


def test_programs_are_told_too(run: Run) -> None:
    ran = run("prune", "shop.yaml", "--environment", "test", "--format", "json")
    assert json.loads(ran.out)["keeps"] == [
        {"release": 1, "held_by": ["the base of live in test"]},
        {"release": 2, "held_by": []},
    ]


def test_other_verbs_do_not_tell_it(run: Run) -> None:
    assert "keeps" not in run("abort", "shop.yaml", "--environment", "prod", "--dry-run").out
