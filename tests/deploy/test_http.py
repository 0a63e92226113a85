"""HTTP APIs, deployed by the CDK command line: who may call, what functions and servers get, which route is taken.

What the emulator does otherwise than the service, or not at all, is claimed by no test here:

* Its CloudFormation makes no routes of a body, knows no deployment that is made by hand, and drops CORS and throttles.
* Addresses of servers are joined with the path of the request, and what servers answer is not changed.
* Services are not called, nor servers in a VPC.
* Functions are called also where no permission allows it, with the second version of events and no stage variables.
* A signature of `auth: iam` is not looked at.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dataplane.backend import listening
from deploy.emulator import HOST, ROOT, Answer, Emulator
from deploy.issuer import Issuer, issuing, make_key

FRONT, QUICKSTART = "front", "quickstart"
SPEC = Path(__file__).parent / "http"


@dataclass(frozen=True)
class Front:
    """A deployed HTTP API."""

    emulator: Emulator
    api: str

    def call(self, method: str, path: str, *, stage: str | None = None, **headers: str) -> Answer:
        """A request to a stage: to the one without a name in its URL if none is named."""
        host = f"{self.api}.execute-api.localhost:{self.emulator.port}"
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        part = stage if stage is not None else "$default"
        url = f"http://{HOST}:{self.emulator.port}/{part}{path}"
        return self.emulator.call(method, url, headers={"Host": host, **named})

    def get(self, path: str, **headers: str) -> Answer:
        return self.call("GET", path, **headers)

    def event(self, path: str, **headers: str) -> dict[str, Any]:
        """What a function gets of a request that is let in."""
        answer = self.get(path, **headers)
        assert answer.status == 200, answer.body
        event: dict[str, Any] = answer.json()
        return event


@pytest.fixture(scope="module")
def issuer() -> Iterator[Issuer]:
    with issuing() as found:
        yield found


@pytest.fixture(scope="module")
def deployed(bootstrapped: Emulator, issuer: Issuer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulator]:
    project = tmp_path_factory.mktemp("http")
    for name in ("app.py", "cdk.json"):
        shutil.copy(ROOT / name, project)
    without = shutil.ignore_patterns("__pycache__")
    for source, copy in (
        (ROOT / "stacks", "stacks"),
        (SPEC, "specs"),
        (ROOT / "specs/handlers/greeter", "specs/greeter"),
    ):
        shutil.copytree(source, project / copy, ignore=without)
    quickstart = (ROOT / "specs/quickstart.yaml").read_text("utf-8").replace("kind: rest", "kind: http")
    in_resources = quickstart.replace("name: quickstart\n", "name: quickstart\nrender: resources\n")
    (project / "specs/quickstart.yaml").write_text(in_resources.replace("./handlers/greeter", "./greeter"), "utf-8")
    with listening() as port:
        front = (SPEC / "front.yaml").read_text("utf-8")
        told = front.replace("ISSUER", issuer.address).replace("SERVER", f"http://{HOST}:{port}")
        (project / "specs/front.yaml").write_text(told, "utf-8")
        bootstrapped.cdk("deploy", "--all", "--require-approval", "never", cwd=project, output=project / "cdk.out")
        yield bootstrapped
        bootstrapped.cdk("destroy", "--all", "--force", app=project / "cdk.out", cwd=project)


def made(emulator: Emulator, stack: str) -> Front:
    outputs = emulator.outputs(stack)
    return Front(emulator, next(value for name, value in outputs.items() if name.endswith("ApiId")))


@pytest.fixture(scope="module")
def front(deployed: Emulator) -> Front:
    return made(deployed, FRONT)


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_what_was_deployed_is_what_the_spec_says(front: Front) -> None:
    gateway = front.emulator.client("apigatewayv2")
    routes = gateway.get_routes(ApiId=front.api)["Items"]
    assert {route["RouteKey"]: route["AuthorizationType"] for route in routes} == {
        "GET /readers/{id}": "JWT",
        "POST /readers": "JWT",
        "GET /guests": "JWT",
        "GET /guarded": "CUSTOM",
        "GET /policies": "CUSTOM",
        "GET /open/{id}": "NONE",
        "GET /open/all": "NONE",
        "ANY /files/{rest+}": "NONE",
        "GET /": "NONE",
        "$default": "NONE",
    }
    stages = {stage["StageName"]: stage["AutoDeploy"] for stage in gateway.get_stages(ApiId=front.api)["Items"]}
    assert stages == {"$default": True, "beta": True}


def test_a_reader_may_call_and_the_function_is_told_who_it_is(front: Front, issuer: Issuer) -> None:
    event = front.event("/readers/7", **bearer(issuer.token()))
    assert event["requestContext"]["authorizer"]["jwt"]["claims"]["sub"] == "ada"
    assert event["pathParameters"] == {"id": "7"}


@pytest.mark.parametrize("audience", ["desk", ["others", "desk"]])
def test_any_of_the_audiences_will_do(front: Front, issuer: Issuer, audience: object) -> None:
    assert front.get("/readers/7", **bearer(issuer.token(aud=audience))).status == 200


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "others"},
        {"aud": None},
        {"iss": "https://elsewhere.example.com"},
        {"exp": 1},
        {"nbf": 2**40},
        {"iat": 2**40},
    ],
    ids=lambda claims: next(iter(claims)),
)
def test_a_token_that_does_not_say_the_right_thing_is_turned_down(
    front: Front, issuer: Issuer, claims: dict[str, Any]
) -> None:
    assert front.get("/readers/7", **bearer(issuer.token(**claims))).status == 401


def test_nobody_else_may_call(front: Front, issuer: Issuer) -> None:
    forged = issuer.token(make_key(2))
    head, claims, _ = issuer.token().split(".")
    wrong: list[dict[str, str]] = [{}, *(bearer(token) for token in ("no-token", forged, f"{head}.{claims}.", ""))]
    assert [front.get("/readers/7", **headers).status for headers in wrong] == [401] * len(wrong)


@pytest.mark.parametrize(
    ("scope", "status"), [("readers/write", 200), ("x readers/admin", 200), ("readers/read", 403), (None, 403)]
)
def test_a_route_with_scopes_wants_one_of_them(front: Front, issuer: Issuer, scope: str | None, status: int) -> None:
    assert front.call("POST", "/readers", **bearer(issuer.token(scope=scope))).status == status


def test_a_token_may_be_in_the_query_string(front: Front, issuer: Issuer) -> None:
    assert front.get(f"/guests?token={issuer.token()}").status == 200
    assert front.get("/guests", **bearer(issuer.token())).status == 401


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/guarded?tenant=acme", {"X_Caller": "good"}, 200),
        ("/guarded?tenant=acme", {"X_Caller": "bad"}, 403),
        ("/guarded?tenant=acme", {}, 401),
        ("/guarded", {"X_Caller": "good"}, 401),
        ("/policies", {"X_Caller": "good"}, 200),
        ("/policies", {"X_Caller": "bad"}, 403),
        ("/policies", {}, 401),
    ],
)
def test_a_function_says_who_may_call(front: Front, path: str, headers: dict[str, str], status: int) -> None:
    assert front.get(path, **headers).status == status


def test_the_backend_is_told_what_the_function_said(front: Front) -> None:
    context = front.event("/guarded?tenant=acme", X_Caller="good")["requestContext"]
    assert context["authorizer"]["lambda"] == {"caller": "good", "tenant": "acme"}


def test_functions_get_the_second_version_of_events(front: Front) -> None:
    event = front.event("/open/7?page=1&page=2")
    assert (event["version"], event["routeKey"]) == ("2.0", "GET /open/{id}")
    assert event["queryStringParameters"] == {"page": "1,2"}
    assert event["pathParameters"] == {"id": "7"}


@pytest.mark.parametrize(
    ("method", "path", "route"),
    [
        ("GET", "/open/all", "GET /open/all"),
        ("GET", "/open/7", "GET /open/{id}"),
        ("POST", "/open/7", "$default"),
        ("PUT", "/files/a/b", "ANY /files/{rest+}"),
        ("GET", "/nowhere/at/all", "$default"),
    ],
)
def test_the_most_exact_route_is_taken(front: Front, method: str, path: str, route: str) -> None:
    assert front.call(method, path).json()["routeKey"] == route


def test_a_server_gets_what_the_mapping_says(front: Front) -> None:
    got = front.get("/?page=3", X_Tenant="acme", X_Via="proxy", X_Secret="hidden").json()
    assert (got["method"], got["path"], got["query"]) == ("GET", "/", {"tenant": ["acme"]})
    headers = {name: got["headers"].get(name) for name in ("x-stage", "x-version", "x-page", "x-via", "x-secret")}
    assert headers == {"x-stage": "red", "x-version": "2", "x-page": "3", "x-via": "proxy,front", "x-secret": None}


def test_each_stage_has_its_variables(front: Front) -> None:
    assert front.call("GET", "/", stage="beta").json()["headers"]["x-stage"] == "blue"


@pytest.mark.parametrize(
    ("path", "answer"), [("/hello/Ada", {"message": "Hello, Ada!"}), ("/health", {"status": "alive"})]
)
def test_the_quickstart_answers_as_an_http_api_too(deployed: Emulator, path: str, answer: Mapping[str, str]) -> None:
    said = made(deployed, QUICKSTART).call("GET", path, stage="dev")
    assert (said.status, said.json()) == (200, answer)
