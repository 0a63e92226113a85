"""Releases on the disk: all of them or those before, and nobody else's written over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gatewright.compose.specfile import SpecFile, open_spec
from gatewright.ledger.ledger import History, Pin, Release
from gatewright.ledger.rendering import StoredRelease
from gatewright.ledger.snapshot import digest, snapshot
from gatewright.releases.archive import stored_release
from gatewright.releases.storage import LedgerChange, LedgerChangedError, ledger_of, save_all
from unit.release.histories import known


def rendering(name: str) -> dict[str, object]:
    """The rendering of some API."""
    return {
        "api": [{"id": "~Api", "type": "AWS::ApiGateway::RestApi", "properties": {"Body": {name: 1.5}}}],
        "around": [],
    }


def release_of(id: int, found: dict[str, object]) -> Release:
    return Release(id=id, digest=digest(snapshot(StoredRelease(id=id, data=found).rendering("Shop").api)))


ONE, TWO = rendering("ü"), rendering("b")


def history(*found: dict[str, object]) -> History:
    releases = tuple(release_of(id, each) for id, each in enumerate(found, start=1))
    return known(releases, {"live": Pin(base=releases[-1].id)})


def save(file: SpecFile, environment: str | None, history: History, *found: dict[str, object]) -> tuple[Path, ...]:
    renderings = {release_of(1, each).digest: each for each in found}
    return save_all(file, (LedgerChange(environment=environment, history=history, renderings=renderings),))


def file_of(found: dict[str, object]) -> str:
    return f"default.{release_of(1, found).digest[:16]}.json"


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "shop.yaml"
    path.write_text("gatewright: 1\nname: shop\n", "utf-8")
    return path


def saved(spec: Path, environment: str | None, *found: dict[str, object]) -> SpecFile:
    save(open_spec(spec), environment, history(*found), found[-1])
    return open_spec(spec)


@pytest.mark.parametrize("environment", [None, "prod", "eu.1"])
def test_what_was_saved_is_read(spec: Path, environment: str | None) -> None:
    file = saved(spec, environment, ONE)
    assert ledger_of(file).history(environment) == history(ONE)
    found = stored_release(file, environment, "shop", history(ONE).newest)
    assert found is not None
    assert found.data == ONE


def test_environments_do_not_touch_each_other(spec: Path) -> None:
    saved(spec, "eu", ONE)
    saved(spec, "eu.1", ONE)
    file = saved(spec, "eu", ONE, TWO)
    assert ledger_of(file).history("eu.1") == history(ONE)
    assert stored_release(file, "eu.1", "shop", history(ONE).newest) is not None


def test_snapshots_of_releases_that_are_gone_go_too(spec: Path) -> None:
    saved(spec, None, ONE, TWO)
    (spec.parent / "shop.releases" / "default.note.json").write_text("{}", "utf-8")
    save(saved(spec, None, ONE, TWO), None, known((release_of(2, TWO),), {}))
    assert {path.name for path in (spec.parent / "shop.releases").iterdir()} == {file_of(TWO), "default.note.json"}


def test_the_same_again_writes_nothing(spec: Path) -> None:
    file = saved(spec, None, ONE)
    assert save(file, None, history(ONE), ONE) == ()


def test_what_somebody_else_wrote_stays(spec: Path) -> None:
    file = open_spec(spec)
    saved(spec, None, ONE)
    with pytest.raises(LedgerChangedError):
        save(file, None, history(TWO), TWO)
    assert ledger_of(open_spec(spec)).history(None) == history(ONE)


def test_a_stop_before_the_ledger_is_written_leaves_the_releases_that_were(spec: Path) -> None:
    file = saved(spec, None, ONE)
    blocked = spec.parent / f".shop.releases.yaml.{os.getpid()}"
    blocked.mkdir()
    with pytest.raises(OSError, match="releases"):
        save(file, None, history(ONE, TWO), TWO)
    assert ledger_of(open_spec(spec)).history(None) == history(ONE)
    assert stored_release(file, None, "shop", history(ONE).newest) is not None
    blocked.rmdir()
    assert ledger_of(saved(spec, None, ONE, TWO)).history(None) == history(ONE, TWO)


def test_no_half_written_file_is_left_behind(spec: Path) -> None:
    saved(spec, None, ONE, TWO)
    assert {path.name for path in spec.parent.iterdir()} == {"shop.yaml", "shop.releases.yaml", "shop.releases"}
