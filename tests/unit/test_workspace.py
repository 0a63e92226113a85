"""Specs that are given together see each other."""

from collections.abc import Sequence
from pathlib import Path

from gatewright.compile import compile_all
from gatewright.specfile import SpecFile, read_spec

API = """\
gatewright: 1
name: api
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
"""
FRONT = """\
gatewright: 1
name: front
kind: rest
routes: {GET /: {backend: {http: {url: {gateway: api, stage: live}, path: /}}}}
stages: {dev: {}}
environments: {beta: {}, prod: {}}
"""
IN_PROD = "environments: {beta: {}, prod: {patch: {stages: {dev: none, live: {}}}}}\n"


def spec(name: str, text: str, folder: Path) -> SpecFile:
    return read_spec(text.encode(), name=f"{name}.yaml", folder=folder)


def errors(api: str, folder: Path) -> Sequence[str]:
    found = compile_all([spec("api", api, folder), spec("front", FRONT, folder)])
    return sorted({said.code.name for each in found for said in each.diagnostics if said.severity == "error"})


def test_a_stage_of_some_environment_can_be_referred_to(tmp_path: Path) -> None:
    assert errors(API, tmp_path) == ["unknown-gateway"]
    assert errors(API + IN_PROD, tmp_path) == []


def test_a_stage_cannot_be_referred_to_where_its_url_does_not_answer(tmp_path: Path) -> None:
    closed = API.replace("stages:", "default_endpoint: false\nstages:").replace("dev", "live")
    assert errors(closed, tmp_path) == ["closed-gateway"]
    assert errors(closed.replace("false", "true"), tmp_path) == []
