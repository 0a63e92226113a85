"""Who may call, and how much: `callers/callers.yaml` in both renderings, deployed by the CDK command line, over HTTP.

What the emulator does otherwise than the service, or not at all, is claimed by no test here:

* A Cognito authorizer lets in access tokens also where a route has no scopes.
* Throttles of single routes, whether in a stage or in a plan, have no effect.
* API keys come from the header only, never from an authorizer.
* Functions are called also where no permission and no role allows it.
* A Cognito authorizer keeps no decisions, and none that is kept can be forgotten on command.
* Identities from the context of a request count as missing.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from deploy.emulator import ROOT, Answer, Emulator

BODY, RESOURCES = "callers", "callers-resources"
SPEC = Path(__file__).parent / "callers"
PASSWORD = "Correct-Horse-1"


@dataclass(frozen=True)
class Api:
    """The spec in one of its renderings, deployed: the ids of what was made, by type, and the values of its keys."""

    emulator: Emulator
    made: Mapping[str, str]
    keys: Mapping[str, str]

    def get(self, path: str, *, stage: str = "live", **headers: str) -> Answer:
        url = self.emulator.url(self.made["AWS::ApiGateway::RestApi"], stage, path)
        return self.emulator.call("GET", url, headers={name.replace("_", "-"): it for name, it in headers.items()})

    def statuses(self, path: str, times: int, *, stage: str = "live", **headers: str) -> list[int]:
        return [self.get(path, stage=stage, **headers).status for _ in range(times)]

    def decision(self, path: str, **headers: str) -> str:
        """The number of the decision that let a request in."""
        answer = self.get(path, **headers)
        assert answer.status == 200, answer.body
        return str(answer.json()["decision"])


@pytest.fixture(scope="module")
def deployed(bootstrapped: Emulator, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulator]:
    project = tmp_path_factory.mktemp("callers")
    for name in ("app.py", "cdk.json"):
        shutil.copy(ROOT / name, project)
    without = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "stacks", project / "stacks", ignore=without)
    shutil.copytree(SPEC, project / "specs", ignore=without)
    text = (SPEC / f"{BODY}.yaml").read_text("utf-8")
    in_resources = text.replace(f"name: {BODY}\n", f"name: {RESOURCES}\nrender: resources\n")
    (project / "specs" / f"{RESOURCES}.yaml").write_text(in_resources, "utf-8")
    bootstrapped.cdk("deploy", "--all", "--require-approval", "never", cwd=project, output=project / "cdk.out")
    yield bootstrapped
    bootstrapped.cdk("destroy", "--all", "--force", app=project / "cdk.out", cwd=project)


@pytest.fixture(scope="module", params=[BODY, RESOURCES])
def api(deployed: Emulator, request: pytest.FixtureRequest) -> Api:
    stack = deployed.client("cloudformation").list_stack_resources(StackName=request.param)["StackResourceSummaries"]
    keys = deployed.client("apigateway").get_api_keys(nameQuery=f"{request.param}-", includeValues=True)["items"]
    return Api(
        deployed,
        {part["ResourceType"]: part["PhysicalResourceId"] for part in stack},
        {key["name"].removeprefix(f"{request.param}-"): key["value"] for key in keys},
    )


@pytest.fixture(scope="module")
def tokens(api: Api) -> dict[str, str]:
    """The tokens of a user of the pool that the API trusts."""
    return sign_in(api.emulator, api.made["AWS::Cognito::UserPool"], api.made["AWS::Cognito::UserPoolClient"])


@pytest.fixture(scope="module")
def foreign_tokens(deployed: Emulator) -> dict[str, str]:
    """The tokens of a user of another pool."""
    cognito = deployed.client("cognito-idp")
    pool = cognito.create_user_pool(PoolName="strangers")["UserPool"]["Id"]
    flows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    client = cognito.create_user_pool_client(UserPoolId=pool, ClientName="strangers", ExplicitAuthFlows=flows)
    return sign_in(deployed, pool, client["UserPoolClient"]["ClientId"])


def sign_in(emulator: Emulator, pool: str, client: str) -> dict[str, str]:
    """What a user of the pool gets for the password."""
    cognito = emulator.client("cognito-idp")
    if not cognito.list_users(UserPoolId=pool)["Users"]:
        cognito.admin_create_user(UserPoolId=pool, Username="ada", MessageAction="SUPPRESS")
        cognito.admin_set_user_password(UserPoolId=pool, Username="ada", Password=PASSWORD, Permanent=True)
    answer = cognito.initiate_auth(
        ClientId=client, AuthFlow="USER_PASSWORD_AUTH", AuthParameters={"USERNAME": "ada", "PASSWORD": PASSWORD}
    )
    result: Mapping[str, Any] = answer["AuthenticationResult"]
    return {"id": str(result["IdToken"]), "access": str(result["AccessToken"])}


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/request?tenant=acme", {"X_Caller": "good"}, 200),
        ("/request?tenant=acme", {"X_Caller": "bad"}, 403),
        ("/request?tenant=acme", {}, 401),
        ("/request", {"X_Caller": "good"}, 401),
        ("/fresh", {"X_Caller": "good"}, 200),
        ("/fresh", {"X_Caller": "bad"}, 403),
        ("/unnamed", {}, 200),
        ("/unnamed", {"X_Caller": "bad"}, 403),
        ("/token", {"X_Token": "good"}, 200),
        ("/token", {"X_Token": "bad"}, 403),
        ("/token", {"X_Token": "evil"}, 401),
        ("/token", {}, 401),
        ("/token", {"Authorization": "good"}, 401),
    ],
)
def test_a_function_says_who_may_call(api: Api, path: str, headers: dict[str, str], status: int) -> None:
    assert api.get(path, **headers).status == status


def test_the_backend_is_told_what_the_function_said(api: Api) -> None:
    assert api.get("/token", X_Token="good").json()["principalId"] == "good"


def test_a_decision_is_kept_for_the_same_identity_only(api: Api) -> None:
    one = api.decision("/request?tenant=one", X_Caller="good")
    assert api.decision("/request?tenant=one&page=2", X_Caller="good", X_Other="more") == one
    assert api.decision("/request?tenant=two", X_Caller="good") != one
    assert api.decision("/token", X_Token="good") == api.decision("/token", X_Token="good")


@pytest.mark.parametrize("path", ["/fresh", "/unnamed"])
def test_no_decision_is_kept_without_a_ttl_or_an_identity(api: Api, path: str) -> None:
    assert api.decision(path, X_Caller="good") != api.decision(path, X_Caller="good")


def test_users_of_the_pool_may_call(api: Api, tokens: dict[str, str]) -> None:
    answer = api.get("/user", Authorization=tokens["id"])
    assert answer.status == 200
    assert answer.json()["claims"]["cognito:username"] == "ada"


@pytest.mark.parametrize("path", ["/user", "/admin"])
def test_nobody_else_may_call(api: Api, path: str, tokens: dict[str, str], foreign_tokens: dict[str, str]) -> None:
    head, claims, _ = tokens["access"].split(".")
    forged = ".".join((head, claims, foreign_tokens["access"].rpartition(".")[2]))
    wrong = (foreign_tokens["id"], foreign_tokens["access"], forged, "no-token")
    assert [api.get(path, Authorization=token).status for token in wrong] == [401] * len(wrong)
    assert api.get(path).status == 401


def test_a_route_with_scopes_wants_an_access_token_with_one_of_them(api: Api, tokens: dict[str, str]) -> None:
    assert api.get("/admin", Authorization=tokens["access"]).status == 200
    assert api.get("/admin", Authorization=tokens["id"]).status == 401
    assert api.get("/writer", Authorization=tokens["access"]).status == 401


@pytest.mark.parametrize("name", ["good", "rotated-spring", "rotated-autumn"])
def test_the_keys_of_a_plan_open_its_stage(api: Api, name: str) -> None:
    assert api.get("/metered", x_api_key=api.keys[name]).status == 200


def test_no_other_key_opens_it(api: Api) -> None:
    stranger = api.emulator.client("apigateway").create_api_key(name="stranger", enabled=True)["value"]
    assert api.get("/metered").status == 403
    assert api.get("/metered", x_api_key="guessed-guessed-guessed").status == 403
    assert api.get("/metered", x_api_key=stranger).status == 403
    assert api.get("/metered", x_api_key=api.keys["disabled"]).status == 403


def test_a_route_that_wants_no_key_needs_none(api: Api) -> None:
    assert api.get("/open").status == 200


def test_each_key_of_a_plan_has_its_throttle(api: Api) -> None:
    assert api.statuses("/metered", 3, x_api_key=api.keys["slow"]) == [200, 200, 429]
    assert api.get("/metered", x_api_key=api.keys["slower"]).status == 200


def test_each_key_of_a_plan_has_its_quota(api: Api) -> None:
    assert api.statuses("/metered", 4, x_api_key=api.keys["small"]) == [200, 200, 429, 429]
    assert api.get("/metered", x_api_key=api.keys["good"]).status == 200


def test_a_stage_has_its_throttle(api: Api) -> None:
    assert api.statuses("/open", 3, stage="narrow") == [200, 200, 429]
    assert api.statuses("/open", 3) == [200, 200, 200]
