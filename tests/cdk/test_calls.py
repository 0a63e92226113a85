"""Each call from Python into CDK costs: a gateway makes as many for a thousand routes as for one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest
from jsii._kernel.providers.process import _NodeProcess

from cdk.apps import new_app, spec_in
from gatewright.cdk import Gateway


def spec_of(routes: int) -> str:
    lines = [f"  GET /path{number}: {{backend: {{mock: {{body: hello}}}}}}" for number in range(routes)]
    return "\n".join(
        ["gatewright: 1", "name: many", "kind: rest", "defaults: {auth: iam}", "routes:", *lines, "stages: {dev: {}}\n"]
    )


def calls(monkeypatch: pytest.MonkeyPatch, action: Callable[[], object]) -> list[str]:
    made: list[str] = []
    send = _NodeProcess.send

    def counted(self: Any, request: Any, *rest: Any) -> Any:
        made.append(type(request).__name__)
        return send(self, request, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(_NodeProcess, "send", counted)
        action()
    return made


def test_calls_do_not_grow_with_routes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = new_app()
    few, many = cdk.Stack(app, "Few"), cdk.Stack(app, "Many")
    spec_in(tmp_path, spec_of(1), "few.yaml")
    spec_in(tmp_path, spec_of(200), "many.yaml")
    for_few = calls(monkeypatch, lambda: Gateway(few, "Gateway", spec=tmp_path / "few.yaml"))
    for_many = calls(monkeypatch, lambda: Gateway(many, "Gateway", spec=tmp_path / "many.yaml"))
    assert for_few == for_many
    assert len(for_many) <= 12
