"""What is said to be in effect for a stage, and who says it."""

import json
from pathlib import Path

import pytest

from gatewright.cli import main

SPEC = """\
gatewright: 1
name: shop
kind: {kind}
posture: strict
defaults: {{throttle: {{rate: 20}}}}
routes: {{{route}: {{backend: {backend}}}}}
stages: {{dev: {{metrics: basic, logs: {{retention: 30d}}}}}}
"""
KINDS = {
    "rest": ("GET /", "{mock: {}}"),
    "http": ("GET /", '{http: "https://example.com"}'),
    "websocket": ("$default", "{mock: {}}"),
}


def sources(kind: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, tuple[str, str]]:
    route, backend = KINDS[kind]
    spec = folder / "shop.yaml"
    spec.write_text(SPEC.format(kind=kind, route=route, backend=backend), "utf-8")
    assert main(["explain", str(spec), "--stage", "dev", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["stage"] == "dev"
    return {each["name"]: (each["value"], each["source"].replace(f"{spec}:", "")) for each in told["effective"]}


def test_every_value_says_whether_the_posture_set_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = sources("rest", tmp_path, capsys)
    assert found["tracing"] == ("true", "posture, 4")
    assert found["log key"] == ("generate", "posture, 4")
    assert found["firewall"][1] == "posture, 4"
    assert found["detailed metrics"] == ("false", "7")
    assert found["log retention"] == ("30 days", "7")
    assert found["throttle"] == ("rate 20", "5")
    assert found["default endpoint"] == ("true", "default")
    assert found["cache"] == ("none", "default")


@pytest.mark.parametrize(
    ("kind", "absent"),
    [
        ("http", {"execution log", "data trace", "tracing", "cache", "client certificate"}),
        ("websocket", {"tracing", "cache"}),
    ],
)
def test_what_a_kind_has_not_is_not_told(
    kind: str, absent: set[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not absent & set(sources(kind, tmp_path, capsys))


def test_a_stage_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sources("rest", tmp_path, capsys)
    assert main(["explain", str(tmp_path / "shop.yaml"), "--stage", "deb"]) == 2
    assert "there is no stage 'deb'" in capsys.readouterr().err
