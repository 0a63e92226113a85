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


def test_the_app_with_an_account_deploys_it_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    document = ROOT / "docs/account.md"
    environments = "environments: {dev: {}}\n"
    orders = "gatewright: 1\nname: orders\nkind: rest\nroutes: {GET /: {backend: {mock: {}}}}\nstages: {live: {}}\n"
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs/account.yaml").write_text(blocks(document, "yaml")[0], "utf-8")
    (tmp_path / "specs/orders.yaml").write_text(orders + environments, "utf-8")
    names: dict[str, Any] = {}
    exec(compile(blocks(document, "python")[0], "app.py", "exec"), names)
    made = names["app"].synth()
    assert [stack.id for stack in made.get_stack_by_name("orders-dev").dependencies if "assets" not in stack.id] == [
        "account-dev"
    ]
