"""`gatewright lint`, with the linters themselves."""

import json
from pathlib import Path
from typing import Any

import pytest

from gatewright.template.linters.ignored import IGNORED
from unit.cli.running import WITH_CODE, Run, process, write


@pytest.fixture
def made(run: Run, folder: Path) -> dict[str, Any]:
    """A template that nothing is wrong with, in the folder `out`."""
    write(folder, {"shop.yaml": WITH_CODE, "code/app.py": "x = 1\n"})
    assert run("synth", "shop.yaml", "--output", "out", "--quiet").status == 0
    body: dict[str, Any] = json.loads((folder / "out/shop.template.json").read_text("utf-8"))
    return body


def damage(folder: Path, body: dict[str, Any]) -> None:
    body["Resources"]["ShopFunctionMain"]["Properties"]["Runtim"] = "x"
    write(folder, {"out/shop.template.json": json.dumps(body, indent=1)})


@pytest.mark.usefixtures("made")
def test_what_gatewright_makes_is_clean(run: Run) -> None:
    assert run("lint", "out", "--max-warnings", "0") == (0, "no problems in 1 file\n", "")


def test_findings_are_told_at_the_line_of_the_spec(made: dict[str, Any], run: Run, folder: Path) -> None:
    damage(folder, made)
    status, out, err = run("lint", "out")
    assert status == 1
    assert "shop.yaml:4:1: error[E3002 cfn-lint]: " in out
    assert "aws-validate]: " in out
    assert "4 | functions: {main:" in out
    assert "in the template, where it became ShopFunctionMain" in out
    assert err == "gatewright: out/shop.template.json: 2 errors\n"


def test_without_the_spec_they_are_told_at_the_line_of_the_template(
    made: dict[str, Any], run: Run, folder: Path
) -> None:
    damage(folder, made)
    (folder / "shop.yaml").unlink()
    assert "out/shop.template.json:" in run("lint", "out").out


def test_a_report_can_be_had_in_any_format(made: dict[str, Any], run: Run, folder: Path) -> None:
    damage(folder, made)
    found = json.loads(run("lint", "out", "--format", "json").out)
    assert {said["file"] for said in found["diagnostics"]} == {"shop.yaml"}
    assert found["summary"]["errors"] == 2


@pytest.mark.usefixtures("made")
def test_a_template_in_yaml_is_linted_as_well(run: Run, folder: Path) -> None:
    run("synth", "shop.yaml", "--output", "out", "--quiet", "--format", "yaml")
    text = (folder / "out/shop.template.yaml").read_text("utf-8")
    write(folder, {"own.yaml": text.replace("Runtime:", "Runtim:") + "Conditions: {Never: !Equals [a, b]}\n"})
    assert "shop.yaml:4:1: error[E3002 cfn-lint]" in run("lint", "own.yaml").out


def test_what_is_no_template_is_said_to_be_none(run: Run, folder: Path) -> None:
    write(folder, {"own.template.json": "{"})
    assert run("lint", "own.template.json").status == 1


def test_regions_are_looked_at(made: dict[str, Any], run: Run, folder: Path) -> None:
    made["Resources"]["Other"] = {"Type": "AWS::No::Such"}
    write(folder, {"out/shop.template.json": json.dumps(made)})
    assert "'eu-west-3'" in run("lint", "out", "--region", "eu-west-3").out


def test_missing_templates_are_wrong_usage(run: Run, folder: Path) -> None:
    (folder / "out").mkdir()
    assert run("lint", "out").status == 2
    assert run("lint", "nowhere").status == 2


@pytest.mark.usefixtures("made")
def test_missing_linters_are_told_with_the_way_to_get_them(folder: Path) -> None:
    write(folder, {"empty/cfnlint/__init__.py": "raise ModuleNotFoundError('x', name='cfnlint')\n"})
    status, _, err = process("lint", "out", folder=folder, environment={"PYTHONPATH": str(folder / "empty")})
    assert status == 2
    assert "cfnlint is not installed" in err
    assert "pip install 'gatewright[lint]'" in err


def test_every_ignored_finding_has_a_reason() -> None:
    assert all(len(reason.split()) >= 4 for reason in IGNORED.values())


def test_a_spec_is_compiled_and_what_it_becomes_is_linted(run: Run, folder: Path) -> None:
    plain = 'resources: {Jobs: {Type: "AWS::SQS::Queue", Properties: {QueueNam: jobs}}}\n'
    write(folder, {"shop.yaml": WITH_CODE + plain, "code/app.py": "x = 1\n"})
    status, out, err = run("lint", "shop.yaml")
    assert status == 1
    assert "error[E3002 cfn-lint]: " in out
    line = (WITH_CODE + plain).splitlines().index(plain.strip()) + 1
    assert f"shop.yaml:{line}:1: " in out
    assert err.startswith("gatewright: shop.template.json: ")


def test_a_folder_of_specs_without_templates_is_linted_too(run: Run, folder: Path) -> None:
    write(folder, {"specs/shop.yaml": WITH_CODE, "specs/code/app.py": "x = 1\n"})
    assert run("lint", "specs", "--max-warnings", "0") == (0, "no problems in 1 file\n", "")


def test_what_is_wrong_with_a_spec_is_reported_as_by_check(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": WITH_CODE.replace("main}", "missing}"), "code/app.py": "x = 1\n"})
    assert run("lint", "shop.yaml").out == run("check", "shop.yaml").out
