"""The app in the tutorial can be run as it stands there."""

from pathlib import Path
from typing import Any

import pytest

from documents import ROOT, blocks, write_tutorial


def test_the_app_of_the_tutorial_is_synthesized(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_tutorial(tmp_path)
    (app,) = (block for block in blocks(ROOT / "docs/tutorial.md", "python") if "gatewright.cdk" in block)
    names: dict[str, Any] = {}
    exec(compile(app, "app.py", "exec"), names)
    resources = names["app"].synth().get_stack_by_name("hello-dev").template["Resources"]
    assert "AWS::ApiGateway::RestApi" in {resource["Type"] for resource in resources.values()}
