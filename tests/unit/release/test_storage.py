"""Releases on the disk: all of them or those before, and nobody else's written over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gatewright.compose.specfile import SpecFile, open_spec
from gatewright.ledger.ledger import History, Pin, Release
from gatewright.ledger.snapshot import Snapshot, digest
from gatewright.releases.archive import snapshot_of
from gatewright.releases.storage import LedgerChangedError, ledger_of, save

ONE: Snapshot = {"GET /": {"responses": {}}, "API": {"properties": {"Name": "ü"}}}
TWO: Snapshot = {"GET /": {"responses": {"200": 1.5}}}


def history(*snapshots: Snapshot) -> History:
    releases = tuple(Release(id=id, digest=digest(each)) for id, each in enumerate(snapshots, start=1))
    return History(releases=releases, stages={"live": Pin(base=releases[-1].id)})


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "shop.yaml"
    path.write_text("gatewright: 1\n", "utf-8")
    return path


def saved(spec: Path, environment: str | None, *snapshots: Snapshot) -> SpecFile:
    save(open_spec(spec), environment, history(*snapshots), {len(snapshots): snapshots[-1]})
    return open_spec(spec)


@pytest.mark.parametrize("environment", [None, "prod", "eu.1"])
def test_what_was_saved_is_read(spec: Path, environment: str | None) -> None:
    file = saved(spec, environment, ONE)
    assert ledger_of(file).history(environment) == history(ONE)
    assert snapshot_of(file, environment, history(ONE).newest) == ONE


def test_environments_do_not_touch_each_other(spec: Path) -> None:
    saved(spec, "eu", ONE)
    saved(spec, "eu.1", ONE)
    file = saved(spec, "eu", ONE, TWO)
    assert ledger_of(file).history("eu.1") == history(ONE)
    assert snapshot_of(file, "eu.1", history(ONE).newest) == ONE


def test_snapshots_of_releases_that_are_gone_go_too(spec: Path) -> None:
    file = saved(spec, None, ONE, TWO)
    (spec.parent / "shop.releases" / "default.note.json").write_text("{}", "utf-8")
    save(file, None, History(releases=history(ONE, TWO).releases[1:], stages={}), {})
    assert {path.name for path in (spec.parent / "shop.releases").iterdir()} == {"default.2.json", "default.note.json"}


def test_the_same_again_writes_nothing(spec: Path) -> None:
    file = saved(spec, None, ONE)
    assert save(file, None, history(ONE), {1: ONE}) == ()


def test_what_somebody_else_wrote_stays(spec: Path) -> None:
    file = open_spec(spec)
    saved(spec, None, ONE)
    with pytest.raises(LedgerChangedError):
        save(file, None, history(TWO), {1: TWO})
    assert ledger_of(open_spec(spec)).history(None) == history(ONE)


def test_a_stop_before_the_ledger_is_written_leaves_the_releases_that_were(spec: Path) -> None:
    file = saved(spec, None, ONE)
    blocked = spec.parent / f".shop.releases.yaml.{os.getpid()}"
    blocked.mkdir()
    with pytest.raises(OSError, match="releases"):
        save(file, None, history(ONE, TWO), {2: TWO})
    assert ledger_of(open_spec(spec)).history(None) == history(ONE)
    assert snapshot_of(file, None, history(ONE).newest) == ONE
    blocked.rmdir()
    assert ledger_of(saved(spec, None, ONE, TWO)).history(None) == history(ONE, TWO)


def test_no_half_written_file_is_left_behind(spec: Path) -> None:
    saved(spec, None, ONE, TWO)
    assert {path.name for path in spec.parent.iterdir()} == {"shop.yaml", "shop.releases.yaml", "shop.releases"}
