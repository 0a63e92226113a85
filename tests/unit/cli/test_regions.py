"""An environment of several regions on the command line: it is all of them, and `prod/eu-west-1` is one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from unit.cli.running import FAULTY, SPEC, Run, write

REGIONS = "environments: {dev: {}, prod: {regions: {eu-west-1: {}, us-east-1: {}}}}\n"
PATCHED = SPEC + REGIONS.replace("us-east-1: {}", "us-east-1: {patch: {stages: {next: {}}}}")
LEDGER = Path("shop.releases.yaml")
EU, US = "prod/eu-west-1", "prod/us-east-1"


@pytest.fixture(autouse=True)
def spec(folder: Path) -> Path:
    write(folder, {"shop.yaml": SPEC + REGIONS})
    return folder / "shop.yaml"


def changed(spec: Path) -> None:
    spec.write_text(
        spec.read_text("utf-8").replace("GET /hello: hello", "GET /hello: hello, PUT /hello: hello"), "utf-8"
    )


class TestCheck:
    def test_what_is_wrong_in_all_regions_is_told_once(self, run: Run, spec: Path) -> None:
        spec.write_text(FAULTY + REGIONS, "utf-8")
        assert run("check").out.endswith("1 error in 1 file\n")

    def test_what_is_wrong_in_one_region_is_told_for_it_alone(self, run: Run, spec: Path) -> None:
        wrong = "us-east-1: {patch: {routes: {GET /us: helo}}}"
        spec.write_text(SPEC + REGIONS.replace("us-east-1: {}", wrong), "utf-8")
        assert [run("check", "--environment", name).status for name in ("dev", EU, US, "prod")] == [0, 0, 1, 1]

    @pytest.mark.parametrize(("asked", "help"), [("prod/eu-west-2", EU), ("prd", "prod")])
    def test_a_region_that_is_not_there_is_a_wrong_usage(self, run: Run, asked: str, help: str) -> None:
        ran = run("check", "--environment", asked)
        assert (ran.status, f"did you mean `{help}`?" in ran.err) == (2, True)


class TestSynth:
    @pytest.mark.parametrize(
        ("asked", "stacks"),
        [
            ((), ["shop.dev", "shop.prod.eu-west-1", "shop.prod.us-east-1"]),
            (("--environment", "prod"), ["shop.prod.eu-west-1", "shop.prod.us-east-1"]),
            (("--environment", US), ["shop.prod.us-east-1"]),
        ],
    )
    def test_every_region_is_a_stack(self, run: Run, asked: tuple[str, ...], stacks: list[str]) -> None:
        assert run("synth", "--output", "out", "--quiet", *asked).status == 0
        assert sorted(path.name for path in Path("out").glob("*.template.json")) == [
            f"{stack}.template.json" for stack in stacks
        ]

    def test_names_in_aws_tell_regions_apart(self, run: Run) -> None:
        names = set[str]()
        for name in ("dev", EU, US):
            body = json.loads(run("synth", "--stdout", "--environment", name).out)
            names.add(body["Resources"]["ShopApi"]["Properties"]["Name"])
        assert names == {"shop-dev", "shop-prod-eu-west-1", "shop-prod-us-east-1"}


class TestExplain:
    def test_a_region_is_explained_and_for_an_environment_its_first(self, run: Run, spec: Path) -> None:
        spec.write_text(PATCHED, "utf-8")
        for name in (EU, US, "prod"):
            assert run("explain", "shop.yaml", "GET /hello", "--environment", name).status == 0


class TestReleases:
    def test_an_environment_is_released_in_all_its_regions(self, run: Run) -> None:
        ran = run("release", "--environment", "prod", "--note", "first")
        assert ran.status == 0
        assert [line for line in ran.out.splitlines() if line.startswith("shop")] == [f"shop, {EU}", f"shop, {US}"]
        text = LEDGER.read_text("utf-8")
        assert (f"  {EU}:\n" in text, f"  {US}:\n" in text, "  dev:\n" in text) == (True, True, False)
        assert len(list(Path("shop.releases").glob("*.json"))) == 2
        assert run("check").status == 0

    def test_one_region_can_go_first(self, run: Run, spec: Path) -> None:
        run("release", "--environment", "prod")
        changed(spec)
        assert run("release", "--deployed", "--environment", EU).status == 0
        assert "not released yet" not in run("check", "--environment", EU).out
        behind = run("check", "--environment", US)
        assert (behind.status, "--environment prod/us-east-1`" in behind.out) == (0, True)
        followed = run("release", "--deployed", "--environment", "prod")
        assert "the next deployment changes nothing" in followed.out
        assert "dev serves release 2 instead of release 1" in followed.out
        assert run("check").status == 0

    def test_pins_are_those_of_a_region(self, run: Run, spec: Path) -> None:
        run("release", "--environment", "prod")
        changed(spec)
        run("release", "--deployed", "--environment", "prod")
        assert run("rollback", "--environment", US).status == 0
        found = {each["environment"]: each["stages"]["dev"]["base"] for each in listed(run)}
        assert found == {EU: 2, US: 1}

    def test_where_one_region_refuses_none_is_changed(self, run: Run, spec: Path) -> None:
        run("release", "--environment", "prod")
        changed(spec)
        run("release", "--deployed", "--environment", "prod")
        run("release", "--environment", "dev")
        run("rollback", "--environment", US, "--to", "1")
        before = LEDGER.read_bytes()
        ran = run("rollback", "--environment", "prod")
        assert (ran.status, "no-earlier-release" in ran.err) == (1, True)
        assert LEDGER.read_bytes() == before

    def test_programs_get_a_list_where_several_are_meant(self, run: Run) -> None:
        many = json.loads(run("release", "--environment", "prod", "--format", "json").out)
        one = json.loads(run("release", "--environment", "dev", "--format", "json").out)
        assert ([each["environment"] for each in many], one["environment"]) == ([EU, US], "dev")

    @pytest.mark.parametrize("typed", [("why",), ("status", "--api", "a1"), ("promote", "--live", "--api", "a1")])
    def test_what_is_about_one_api_wants_one_region(self, run: Run, typed: tuple[str, ...]) -> None:
        run("release", "--environment", "prod")
        ran = run(typed[0], "shop.yaml", *typed[1:], "--environment", "prod")
        assert (ran.status, f"add --environment with one of: {EU}, {US}" in ran.err) == (2, True)

    def test_which_is_meant_has_to_be_said(self, run: Run) -> None:
        ran = run("release")
        assert ran.status == 2
        assert f"add --environment with one of: dev, prod, {EU}, {US}" in ran.err

    def test_releases_of_an_environment_that_has_regions_now_are_told(self, run: Run, spec: Path) -> None:
        spec.write_text(SPEC + "environments: {prod: {}}\n", "utf-8")
        run("release")
        spec.write_text(SPEC + REGIONS, "utf-8")
        ran = run("check")
        assert (ran.status, "the spec has no environment 'prod'" in ran.out) == (1, True)


def listed(run: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("releases", "--format", "json").out)
    return found
