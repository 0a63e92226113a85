"""Live verbs on a stack that was really deployed: what stages answer is what the verbs and the ledger say.

The server does not know the `copy` operation of a promotion; `unit/live` has promotions, on a control plane that does.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dataplane.localemu import LocalEmu
from dataplane.test_releases import BOTH, GONE, OK, Project
from dataplane.updating import API
from gatewright.cli import main


class Live(Project):
    """A deployed spec, and verbs that act on it at once."""

    def now(self, verb: str, *options: str) -> int:
        return main([verb, str(self.spec), *options, "--api", self.stack.only(API)])


@pytest.fixture(autouse=True)
def credentials(server: LocalEmu, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in server.environment().items():
        if name.startswith("AWS_"):
            monkeypatch.setenv(name, value)


@pytest.mark.parametrize("rendering", ["body", "resources"])
def test_stages_answer_as_the_verbs_say(
    server: LocalEmu, rendering: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Live(tmp_path, rendering, server)
    project.write("a")
    project.deploy("release")
    project.write("ab")
    project.deploy("release", "--deployed", "--canary", "50", "--stage", "live")
    assert project.now("status") == 0, capsys.readouterr().out
    base, canary, _ = project.serves()

    assert project.now("share", "100", "--live") == 0
    assert (project.answers("/b"), project.serves()) == (OK, (base, canary, 100))
    assert project.now("share", "0", "--live") == 0
    assert project.answers("/b") == GONE
    assert project.now("share", "50", "--live") == 0
    assert project.answers("/b") == BOTH
    assert project.now("status") == 0

    assert project.now("abort", "--live") == 0
    assert (project.answers("/b"), project.serves()) == (GONE, (base, None, 0))
    assert project.now("status") == 0

    assert project.now("rollback", "--to", "2", "--even-given-up", "--stage", "live", "--live") == 0
    assert (project.answers("/b"), project.serves()) == (OK, (canary, None, 0))
    assert project.now("rollback", "--to", "1", "--even-given-up", "--stage", "live", "--live") == 0
    assert (project.answers("/b"), project.serves()) == (GONE, (base, None, 0))

    client, api = server.client("apigateway"), project.stack.only(API)
    client.create_deployment(restApiId=api, stageName="beta", description="by hand")
    assert project.now("rollback", "--to", "1", "--stage", "beta", "--live") == 1
    assert "the ledger says release 1" in capsys.readouterr().err
    assert project.now("status", "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert [each["description"] for each in found["unknown"]] == ["by hand"]
    assert found["stages"]["beta"]["differences"]
