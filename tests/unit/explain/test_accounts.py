"""What is said to be in effect for an account, and who says it."""

import json
from pathlib import Path

import pytest

from gatewright.cli import main

SPEC = """\
gatewright: 1
name: account
kind: account
log_role: {log_role}
limits: {{throttle: {{rate: 15000}}, plans: 500}}
environments: {{main: {{region: eu-west-1}}, small: {{region: eu-south-1}}}}
"""


def told(
    folder: Path, capsys: pytest.CaptureFixture[str], environment: str, log_role: str = "true"
) -> dict[str, tuple[str, str]]:
    spec = folder / "account.yaml"
    spec.write_text(SPEC.format(log_role=log_role), "utf-8")
    assert main(["explain", str(spec), "--format", "json", "--environment", environment]) == 0
    rows = json.loads(capsys.readouterr().out)["effective"]
    return {row["name"]: (row["value"], row["source"].replace(f"{spec}:", "")) for row in rows}


def test_quotas_that_were_raised_come_with_their_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(tmp_path, capsys, "main")
    assert found["most requests per second"] == ("15,000", "5")
    assert found["most usage plans"] == ("500", "5")
    assert found["most API keys"] == ("10,000", "default")


@pytest.mark.parametrize(("environment", "burst"), [("main", "5,000"), ("small", "1,250")])
def test_the_rest_is_what_the_region_gives(
    environment: str, burst: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(tmp_path, capsys, environment)["most requests in a burst"] == (burst, "default")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", "made"),
        ("false", "left alone"),
        ("arn:aws:iam::111122223333:role/logs", "arn:aws:iam::111122223333:role/logs"),
    ],
)
def test_the_role_of_logs(written: str, value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(tmp_path, capsys, "main", written)["log role"] == (value, "4")
