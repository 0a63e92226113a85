"""A canary to be watched: the fixtures of tests that type `gatewright watch`."""

from __future__ import annotations

from pathlib import Path

import pytest

from unit.cli.running import Run, runner
from unit.live.monitoring import Monitoring
from unit.live.plane import Plane
from unit.live.serving import Serving
from unit.live.typed import VERBS


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return runner(capsys, monkeypatch)


@pytest.fixture
def plane(run: Run, control_plane: Serving, monkeypatch: pytest.MonkeyPatch) -> Plane:
    """A canary of which all is known. Time passes for the service where the command waits, and at once."""
    assert callable(run)
    made = control_plane.serve(VERBS["share"].plane())
    made.monitoring = Monitoring()
    monkeypatch.setattr(made, "verify", lambda _: None)

    def pass_time(seconds: float) -> None:
        made.ahead += seconds

    monkeypatch.setattr("time.sleep", pass_time)
    return made
