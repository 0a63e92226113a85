"""The tests' own control plane answers as the service is known to, over real HTTP."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import boto3
import pytest
from botocore.config import Config

from unit.live.plane import Plane
from unit.live.recorded import DEPLOYMENTS, PLAIN, RECORDED, ask, compare
from unit.live.serving import Serving


@pytest.fixture(scope="module")
def client(control_plane: Serving) -> Any:
    config = Config(retries={"total_max_attempts": 1})
    return boto3.client("apigateway", endpoint_url=control_plane.url, region_name="eu-west-1", config=config)


@pytest.mark.parametrize("known", [pytest.param(each, id=each["name"]) for each in RECORDED])
def test_the_control_plane_answers_as_the_service_does(
    known: dict[str, Any], client: Any, control_plane: Serving
) -> None:
    plane = Plane(dict.fromkeys(DEPLOYMENTS, ""), {"live": deepcopy(known.get("stage", PLAIN))})
    plane.faults = {1: known.get("fault", "")}
    control_plane.serve(plane)
    expected = known["answers"]
    answer = ask(client, "api1", known["ask"], known["with"])
    usual = 400 if "code" in expected else granted(client, known["ask"])
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == expected.get("status", usual)
    assert answer.get("retryAfterSeconds") == expected.get("after")
    compare(client, "api1", expected, answer)


def granted(client: Any, operation: str) -> int:
    """With which status the service's model says that it is granted."""
    model = client.meta.service_model.operation_model(client.meta.method_to_api_mapping[operation])
    status: int = model.http.get("responseCode", 200)
    return status


def test_where_each_answer_is_known_from_is_said() -> None:
    assert {each["known"] for each in RECORDED} <= {"recorded", "reproduced", "documented", "model", "reported"}
    names = [each["name"] for each in RECORDED]
    assert len(names) == len(set(names))
