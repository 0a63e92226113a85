"""API keys, with the values that the service made for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dataplane.deploying import Apis
from deploy.emulator import Answer

Ask = Callable[[str, str], Answer]


@pytest.fixture
def ask(apis: Apis, rendering: str) -> Ask:
    """Ask for a path with a key, by the start of the key's logical id."""
    api = apis.get("keys", rendering)
    client = apis.client("apigateway")

    def send(path: str, key: str) -> Answer:
        value = client.get_api_key(apiKey=api.ref(key), includeValue=True)["value"]
        return api.ask(f"GET {path}", headers={"x-api-key": value})

    return send


def test_a_route_that_needs_a_key_is_closed_without_one(apis: Apis, rendering: str) -> None:
    answer = apis.get("keys", rendering).ask("GET /")
    assert (answer.status, answer.json()) == (403, {"message": "Forbidden"})


def test_a_route_that_needs_a_key_is_closed_to_a_wrong_one(apis: Apis, rendering: str) -> None:
    answer = apis.get("keys", rendering).ask("GET /", headers={"x-api-key": "0" * 40})
    assert answer.status == 403


def test_other_routes_need_no_key(apis: Apis, rendering: str) -> None:
    assert apis.get("keys", rendering).ask("GET /open").status == 200


@pytest.mark.parametrize("key", ["KeysKeyAcme", "KeysKeyRotatedSpring", "KeysKeyRotatedAutumn"])
def test_a_key_of_a_plan_opens_its_stages(ask: Ask, key: str) -> None:
    assert ask("/", key).body == b"let in"


@pytest.mark.parametrize("key", ["KeysKeyClosed", "KeysKeyElsewhere"])
def test_a_key_that_is_off_or_of_another_stage_opens_nothing(ask: Ask, key: str) -> None:
    assert ask("/", key).status == 403
