"""Advice that something is not used has to be true in every environment."""

from pathlib import Path

import pytest

from unit.rules.specs import diagnostics, whole

SPEC = whole("""
backends: {real: {http: "https://example.com"}, fixed: {mock: {}}, nobody: {mock: {}}}
routes: {GET /: {backend: fixed, auth: none}}
environments:
  dev: {}
  prod: {patch: {routes: {GET /: {backend: real}}}}
""")


def test_what_one_environment_uses_is_used(tmp_path: Path) -> None:
    messages = [said.message for said in diagnostics(SPEC, tmp_path)]
    assert messages == ["no route uses the backend 'nobody'"]


@pytest.mark.parametrize("environment", ["dev", "prod"])
def test_one_environment_alone_cannot_tell(environment: str, tmp_path: Path) -> None:
    assert diagnostics(SPEC, tmp_path, environment) == ()


def test_an_error_of_one_environment_is_said_all_the_same(tmp_path: Path) -> None:
    raised = SPEC + "rules: {unused-backend: {severity: error}}\n"
    messages = {said.message for said in diagnostics(raised, tmp_path, "prod")}
    assert messages == {"no route uses the backend 'fixed'", "no route uses the backend 'nobody'"}


def test_a_waiver_for_one_environment_is_used(tmp_path: Path) -> None:
    text = whole("""
routes: {POST /: {backend: {mock: {}}, auth: none}}
environments: {dev: {}, prod: {patch: {routes: {POST /: {auth: iam}}}}}
rules: {open-route: {waive: only for trying out}, plain-http: {waive: forgotten}}
""")
    assert [said.message for said in diagnostics(text, tmp_path)] == ["`plain-http` reports nothing"]
