"""Throttles of stages."""

from __future__ import annotations

from dataplane.deploying import Apis


def test_a_stage_lets_no_more_through_than_its_throttle(apis: Apis, rendering: str) -> None:
    api = apis.get("throttle", rendering)
    answers = [api.ask("GET /", stage="tight") for _ in range(5)]
    assert [answer.status for answer in answers] == [200, 200, 200, 503, 503]
    assert answers[-1].headers["retry-after"] == "100"
    assert answers[-1].json() == {"message": "slow down"}


def test_a_stage_without_a_throttle_is_not_held_up_by_another(apis: Apis, rendering: str) -> None:
    api = apis.get("throttle", rendering)
    assert {api.ask("GET /", stage="wide").status for _ in range(10)} == {200}
