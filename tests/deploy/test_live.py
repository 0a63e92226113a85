"""Live rollbacks of HTTP and WebSocket APIs that deploy explicitly, on an emulator that keeps their stages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from deploy.emulator import REGION, Emulator
from gatewright.ledger.ledger import EMPTY, History
from gatewright.ledger.reading import read_ledger
from gatewright.ledger.writing import to_text
from unit.cli.running import Run, runner
from unit.release.histories import api, history, pin

SPEC = """\
gatewright: 1
name: shop
kind: {kind}
deploy: explicit
defaults: {{auth: none}}
routes: {{{route}: {{backend: {backend}}}}}
stages: {{live: {{}}}}
"""
ROUTES = {"http": ("GET /", "{http: https://backend.example}"), "websocket": ("$connect", "{mock: {}}")}
LEDGER = Path("shop.releases.yaml")


class Deployed:
    """An API with three deployments, of which its stage serves the newest."""

    def __init__(self, kind: str, emulator: Emulator) -> None:
        route, backend = ROUTES[kind]
        Path("shop.yaml").write_text(SPEC.format(kind=kind, route=route, backend=backend))
        LEDGER.write_text(to_text(EMPTY.with_history(None, history("abc", live=pin(3)))))
        self.client: Any = emulator.client("apigatewayv2")
        made = {"RouteSelectionExpression": "$request.body.action"} if kind == "websocket" else {}
        self.id: str = self.client.create_api(Name="shop", ProtocolType=kind.upper(), **made)["ApiId"]
        self.deployments = [self._deploy(f"shop {api(letter)}") for letter in "abc"]
        self.client.create_stage(ApiId=self.id, StageName="live", DeploymentId=self.deployments[2])

    def _deploy(self, description: str) -> str:
        made = self.client.create_deployment(ApiId=self.id, Description=description)
        return str(made["DeploymentId"])

    @property
    def serves(self) -> str:
        """The deployment that the stage serves."""
        return str(self.client.get_stage(ApiId=self.id, StageName="live")["DeploymentId"])

    def move(self) -> None:
        """Let the stage serve something of which nobody knows."""
        self.client.update_stage(ApiId=self.id, StageName="live", DeploymentId=self._deploy("somebody was here"))


@pytest.fixture
def run(emulator: Emulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    for name, value in emulator.environment().items():
        if name.startswith("AWS_"):
            monkeypatch.setenv(name, value)
    return runner(capsys, monkeypatch)


def ledger() -> History:
    read = read_ledger(LEDGER.read_bytes(), "ledger").ledger
    assert read is not None
    return read.environments["default"]


@pytest.mark.parametrize("kind", ROUTES)
def test_a_stage_goes_back_and_further_back(kind: str, emulator: Emulator, run: Run) -> None:
    made = Deployed(kind, emulator)
    typed = ("shop.yaml", "--api", made.id, "--region", REGION)
    assert run("status", *typed).status == 0
    ran = run("rollback", *typed, "--live")
    assert ran.status == 0, ran.err
    assert (made.serves, ledger().pin("live")) == (made.deployments[1], pin(2))
    assert run("rollback", *typed, "--live", "--to", "1").status == 0
    assert (made.serves, ledger().pin("live")) == (made.deployments[0], pin(1))
    assert run("status", *typed).status == 0
    deployed = made.client.get_deployments(ApiId=made.id)["Items"]
    assert len(deployed) == 3, "nothing is deployed by it"


@pytest.mark.parametrize("kind", ROUTES)
def test_a_stage_that_somebody_moved_goes_back_only_when_it_is_adopted(kind: str, emulator: Emulator, run: Run) -> None:
    made = Deployed(kind, emulator)
    made.move()
    typed = ("rollback", "shop.yaml", "--api", made.id, "--region", REGION, "--live")
    refused = run(*typed)
    assert refused.status == 1
    assert "the ledger says release 3" in refused.err
    assert run(*typed, "--adopt").status == 0
    assert (made.serves, ledger().pin("live")) == (made.deployments[1], pin(2))


@pytest.mark.parametrize("kind", ROUTES)
def test_there_are_no_canaries_to_share(kind: str, emulator: Emulator, run: Run) -> None:
    made = Deployed(kind, emulator)
    assert run("share", "shop.yaml", "10", "--api", made.id, "--live").status == 1
    assert made.serves == made.deployments[2]
