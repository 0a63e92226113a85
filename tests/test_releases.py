"""A spec and its releases on their way: what each verb writes, says and lets be deployed, in both renderings."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from gatewright.cli import main
from gatewright.compile import Compilation, Request, compile_spec
from gatewright.compose.specfile import open_spec
from gatewright.diagnostics import Diagnostic
from gatewright.releases import changing
from test_cases import CASES, RENDERINGS, compare, diagnostics_text, template_text

FOLDER = CASES.parent / "releases"
RUNS = [("rest", "body"), ("rest", "resources"), ("http", "body"), ("http", "resources"), ("websocket", "resources")]
"""The kinds of API, each in the renderings that it has."""
PINNED = ("DeploymentId", "CanarySetting")

CASE = FOLDER / "rest"


def steps_of(kind: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((FOLDER / kind / "steps.yaml").read_text("utf-8"))
    return found


STEPS = steps_of("rest")


def resources(step: str, rendering: str) -> dict[str, Any]:
    template = yaml.safe_load((CASE / f"{step}.{rendering}.template.yaml").read_text("utf-8"))
    found: dict[str, Any] = template["Resources"]
    return found


def of_type(kind: str, step: str, rendering: str) -> dict[str, Any]:
    found = resources(step, rendering)
    return {id: each for id, each in found.items() if each["Type"] == f"AWS::ApiGateway::{kind}"}


def stage(name: str, step: str, rendering: str) -> dict[str, Any]:
    properties: dict[str, Any] = of_type("Stage", step, rendering)[f"ShopStage{name.title()}"]["Properties"]
    return {key: value for key, value in properties.items() if key in PINNED}


def spec_of(kind: str, version: str, rendering: str) -> None:
    """Let the spec in the working directory be one of a case's versions."""
    text = (FOLDER / kind / f"{version}.yaml").read_text("utf-8")
    Path("shop.yaml").write_text(text.replace("render: body", f"render: {rendering}"), "utf-8")


def compiled() -> Compilation:
    return compile_spec(open_spec("shop.yaml"), Request())


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(CASE / "code", tmp_path / "code")


@pytest.mark.parametrize(("kind", "rendering"), RUNS)
def test_the_sequence(
    kind: str,
    rendering: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    update_cases: bool,  # noqa: FBT001
) -> None:
    for minute, (step, todo) in enumerate(steps_of(kind).items()):
        monkeypatch.setattr(changing, "now", lambda at=datetime(2026, 3, 1, 12, minute, tzinfo=UTC): at)
        spec_of(kind, todo["spec"], rendering)
        assert main(todo["run"]) == 0, capsys.readouterr().err
        out, _ = capsys.readouterr()
        made = compiled()
        for name, text in (
            ("txt", out + diagnostics_text(_about_releases(made))),
            ("releases.yaml", Path("shop.releases.yaml").read_text("utf-8")),
            ("template.yaml", template_text(made)),
        ):
            compare(FOLDER / kind / f"{step}.{rendering}.{name}", text, update=update_cases)


def _about_releases(made: Compilation) -> tuple[Diagnostic, ...]:
    return tuple(said for said in made.diagnostics if said.place.source.name == "shop.releases.yaml")


@pytest.mark.parametrize(("kind", "rendering"), RUNS)
def test_every_template_passes_the_linters(kind: str, rendering: str, capsys: pytest.CaptureFixture[str]) -> None:
    templates = sorted((FOLDER / kind).glob(f"*.{rendering}.template.yaml"))
    assert len(templates) == len(steps_of(kind))
    assert main(["lint", *map(str, templates)]) == 0, capsys.readouterr().out


@pytest.mark.parametrize(("kind", "rendering"), RUNS)
def test_the_first_release_changes_policies_and_a_tag_only(kind: str, rendering: str) -> None:
    first = next(iter(steps_of(kind)))
    spec_of(kind, steps_of(kind)[first]["spec"], rendering)
    with_releases = yaml.safe_load((FOLDER / kind / f"{first}.{rendering}.template.yaml").read_text("utf-8"))
    for each in with_releases["Resources"].values():
        if each["Type"].endswith("::Deployment"):
            del each["DeletionPolicy"], each["UpdateReplacePolicy"]
        if each["Type"].endswith("::Stage"):
            del each["Properties"]["Tags"]
    assert yaml.safe_load(template_text(compiled())) == with_releases


def pairs() -> Iterator[tuple[str, str, str]]:
    """Each step with the one before, in each rendering."""
    names = list(STEPS)
    for before, after in pairwise(names):
        yield from ((before, after, rendering) for rendering in RENDERINGS)


@pytest.mark.parametrize(("before", "after", "rendering"), list(pairs()))
class TestFromOneDeploymentToTheNext:
    def test_what_was_deployed_stays_as_it_is(self, before: str, after: str, rendering: str) -> None:
        old, new = of_type("Deployment", before, rendering), of_type("Deployment", after, rendering)
        for id in old.keys() & new.keys():
            assert {**old[id], "DependsOn": None, "Metadata": None} == {**new[id], "DependsOn": None, "Metadata": None}

    def test_at_most_one_deployment_is_made(self, before: str, after: str, rendering: str) -> None:
        made = of_type("Deployment", after, rendering).keys() - of_type("Deployment", before, rendering).keys()
        assert len(made) <= 1

    def test_all_that_stages_serve_besides_what_is_new_was_there_before(
        self, before: str, after: str, rendering: str
    ) -> None:
        there = of_type("Deployment", before, rendering).keys()
        for name in ("beta", "live"):
            served = stage(name, after, rendering)
            if served.get("CanarySetting", {}).get("PercentTraffic"):
                assert served["DeploymentId"]["Ref"] in there

    def test_a_base_moves_only_without_a_canary_or_when_it_ends(self, before: str, after: str, rendering: str) -> None:
        was, now = stage("live", before, rendering), stage("live", after, rendering)
        if now.get("CanarySetting", {}).get("PercentTraffic"):
            assert was["DeploymentId"] == now["DeploymentId"]

    def test_a_canary_setting_never_goes_away(self, before: str, after: str, rendering: str) -> None:
        if "CanarySetting" in stage("live", before, rendering):
            assert "CanarySetting" in stage("live", after, rendering)


@pytest.mark.parametrize("rendering", RENDERINGS)
@pytest.mark.parametrize("step", STEPS)
class TestEveryTemplate:
    def test_all_deployments_are_retained_and_belong_to_no_stage(self, step: str, rendering: str) -> None:
        for each in of_type("Deployment", step, rendering).values():
            policies = each["DeletionPolicy"], each["UpdateReplacePolicy"]
            assert policies == ("RetainExceptOnCreate", "Retain")
            assert each["Properties"].keys() == {"RestApiId", "Description"}

    def test_stages_refer_to_deployments_that_are_there(self, step: str, rendering: str) -> None:
        there = of_type("Deployment", step, rendering)
        for name in ("beta", "live"):
            served = stage(name, step, rendering)
            assert served["DeploymentId"]["Ref"] in there
            if "CanarySetting" in served:
                assert served["CanarySetting"]["DeploymentId"]["Ref"] in there

    def test_only_the_newest_deployment_waits_for_the_parts_of_the_api(self, step: str, rendering: str) -> None:
        waiting = [each for each in of_type("Deployment", step, rendering).values() if each.get("DependsOn")]
        methods = of_type("Method", step, rendering)
        assert len(waiting) == (1 if methods else 0)
        assert all(methods.keys() <= set(each["DependsOn"]) for each in waiting)


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_an_ended_canary_says_so(rendering: str) -> None:
    for step in ("04-promote", "07-abort", "08-rollback"):
        served = stage("live", step, rendering)
        over = {"PercentTraffic": 0, "StageVariableOverrides": {}, "UseStageCache": False}
        assert served["CanarySetting"] == {"DeploymentId": served["DeploymentId"], **over}


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_a_stage_without_a_canary_never_gets_a_canary_setting(rendering: str) -> None:
    assert all("CanarySetting" not in stage("beta", step, rendering) for step in STEPS)


@pytest.mark.parametrize(("kind", "rendering"), RUNS)
def test_a_spec_that_has_moved_on_deploys_the_api_of_the_newest_release(kind: str, rendering: str) -> None:
    versions = list(dict.fromkeys(todo["spec"] for todo in steps_of(kind).values()))
    spec_of(kind, versions[0], rendering)
    assert main(["release"]) == 0
    released = yaml.safe_load(template_text(compiled()))["Resources"]
    for version in versions[1:]:
        spec_of(kind, version, rendering)
        made = compiled()
        assert [said.code.name for said in _about_releases(made)] == ["unreleased-change"]
        found = yaml.safe_load(template_text(made))["Resources"]
        assert {id: _frozen(found[id]) for id in _api(found)} == {id: _frozen(released[id]) for id in _api(released)}
        assert set(released) <= set(found)


def _api(resources: dict[str, Any]) -> list[str]:
    """The resources of the API, which a deployment freezes, and its deployments."""
    around = ("Stage", "VpcLink", "Documentation", "UsagePlan", "ApiKey")
    types = {id: each["Type"].split("::") for id, each in resources.items()}
    return [
        id
        for id, (_, service, type) in types.items()
        if service.startswith("ApiGateway") and not type.startswith(around)
    ]


def _frozen(resource: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in resource.items() if name != "Metadata"}
