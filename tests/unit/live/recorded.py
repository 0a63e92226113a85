"""Asking for the answers that `recorded.yaml` lists."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from botocore.exceptions import ClientError

RECORDED: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("recorded.yaml").read_text("utf-8"))

PLAIN = {"deploymentId": "base", "variables": {}}
"""The stage where nothing is said of one."""

DEPLOYMENTS = ("base", "next", "spare")


def ask(client: Any, api: str, operation: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """The answer, whatever it is."""
    named = {"restApiId": api, **({"stageName": "live"} if operation.endswith("_stage") else {})}
    try:
        found: dict[str, Any] = getattr(client, operation)(**(named | parameters))
    except ClientError as error:
        return dict(error.response)
    return found


def compare(client: Any, api: str, expected: dict[str, Any], answer: dict[str, Any]) -> None:
    """Fail if an answer, or the stage after it, is not what is known."""
    error = answer.get("Error", {})
    assert error.get("Code") == expected.get("code"), error
    assert expected.get("message", "") in error.get("Message", "")
    shown = client.get_stage(restApiId=api, stageName="live")
    for name, value in expected.get("stage", {}).items():
        assert shown.get(name) == value, name
