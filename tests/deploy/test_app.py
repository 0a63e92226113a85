"""This repository's own app, deployed by the real CDK command line into the emulator, and called over HTTP.

The emulator's import of a body keeps methods, proxies and authorizers, and drops everything else of an integration; an
update makes the API anew. What a mock answers, and that an API stays the same API, is looked at in the other rendering.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from deploy.emulator import REGION, ROOT, Answer, Emulator

pytestmark = pytest.mark.usefixtures("bootstrapped")

QUICKSTART, CUSTOMERS, RESOURCES = "quickstart", "customers-dev", "resources"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the app and its specs that a test may edit."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("app.py", "cdk.json"):
        shutil.copy(ROOT / name, folder)
    for name in ("stacks", "specs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    text = (folder / "specs" / "quickstart.yaml").read_text("utf-8")
    in_resources = text.replace("name: quickstart\n", f"name: {RESOURCES}\nrender: resources\n")
    (folder / "specs" / "resources.yaml").write_text(in_resources, "utf-8")
    return folder


@pytest.fixture(scope="module")
def deployed(bootstrapped: Emulator, project: Path) -> Emulator:
    assembly = project / "first"
    bootstrapped.cdk("synth", "--quiet", cwd=project, output=assembly)
    bootstrapped.cdk(
        "deploy", QUICKSTART, CUSTOMERS, RESOURCES, "--require-approval", "never", app=str(assembly), cwd=project
    )
    return bootstrapped


def api_id(emulator: Emulator, stack: str) -> str:
    (value,) = (value for key, value in emulator.outputs(stack).items() if key.endswith("ApiId"))
    return value


def get(emulator: Emulator, path: str, stack: str = QUICKSTART) -> Answer:
    return emulator.call("GET", emulator.url(api_id(emulator, stack), "dev", path))


def signed(emulator: Emulator, method: str, path: str, body: Any = None) -> Answer:
    """A request to the customers API, signed as `auth: iam` wants it."""
    url = emulator.url(api_id(emulator, CUSTOMERS), "live", path)
    data = b"" if body is None else json.dumps(body).encode()
    request = AWSRequest(method=method, url=url, data=data, headers={"Content-Type": "application/json"})
    SigV4Auth(Credentials("test", "test"), "execute-api", REGION).add_auth(request)
    return emulator.call(method, url, headers=dict(request.headers), body=data)


@pytest.mark.parametrize("stack", [QUICKSTART, RESOURCES])
def test_what_was_deployed_is_what_the_spec_says(deployed: Emulator, stack: str) -> None:
    gateway = deployed.client("apigateway")
    api = api_id(deployed, stack)
    assert gateway.get_rest_api(restApiId=api)["name"] == stack
    resources = gateway.get_resources(restApiId=api, limit=500)["items"]
    found = {f"{method} {item['path']}" for item in resources for method in item.get("resourceMethods", {})}
    assert found == {"GET /hello/{name}", "GET /health"}
    (stage,) = gateway.get_stages(restApiId=api)["item"]
    assert stage["stageName"] == "dev"


@pytest.mark.parametrize("stack", [QUICKSTART, RESOURCES])
def test_the_function_of_the_spec_answers(deployed: Emulator, stack: str) -> None:
    answer = get(deployed, "/hello/world", stack)
    assert (answer.status, answer.json()) == (200, {"message": "Hello, world!"})


@pytest.mark.parametrize("stack", [QUICKSTART, RESOURCES])
def test_a_path_without_variables_answers(deployed: Emulator, stack: str) -> None:
    answer = get(deployed, "/health", stack)
    assert (answer.status, answer.json()) == (200, {"status": "alive"})


def test_unknown_paths_are_turned_down(deployed: Emulator) -> None:
    assert get(deployed, "/nothing").status in (403, 404)


def test_customers_are_written_and_read(deployed: Emulator) -> None:
    assert signed(deployed, "GET", "/customers/7").status == 404
    written = signed(deployed, "PUT", "/customers/7", {"name": "Ada", "level": 1.10})
    assert (written.status, written.json()) == (200, {"id": "7", "name": "Ada", "level": 1.1})
    read = signed(deployed, "GET", "/customers/7")
    assert (read.status, read.json()) == (200, {"id": "7", "name": "Ada", "level": 1.1})
    assert signed(deployed, "PUT", "/customers/8", ["no", "object"]).status == 400


def test_customers_are_closed_to_requests_without_a_signature(deployed: Emulator) -> None:
    url = deployed.url(api_id(deployed, CUSTOMERS), "live", "/customers/7")
    assert deployed.call("GET", url).status == 403


def test_nothing_differs_after_a_deployment(deployed: Emulator, project: Path) -> None:
    run = deployed.cdk("diff", QUICKSTART, CUSTOMERS, RESOURCES, "--fail", app=str(project / "first"), cwd=project)
    assert "Number of stacks with differences: 0" in run.output


def test_a_changed_spec_is_deployed_again(deployed: Emulator, project: Path) -> None:
    before = api_id(deployed, RESOURCES)
    for name in (QUICKSTART, RESOURCES):
        spec = project / "specs" / f"{name}.yaml"
        text = spec.read_text("utf-8")
        changed = text.replace("  GET /health: greeter\n", "  GET /healthz: greeter\n")
        assert changed != text
        spec.write_text(changed, "utf-8")
    assembly = project / "second"
    deployed.cdk("synth", "--quiet", cwd=project, output=assembly)
    differs = deployed.cdk("diff", QUICKSTART, app=str(assembly), cwd=project)
    assert "AWS::ApiGateway::Deployment" in differs.output
    deployed.cdk("deploy", QUICKSTART, RESOURCES, "--require-approval", "never", app=str(assembly), cwd=project)
    assert api_id(deployed, RESOURCES) == before
    for stack in (QUICKSTART, RESOURCES):
        assert get(deployed, "/healthz", stack).status == 200
        assert get(deployed, "/health", stack).status in (403, 404)
        assert get(deployed, "/hello/again", stack).json() == {"message": "Hello, again!"}


def test_stacks_go_without_a_trace(deployed: Emulator, project: Path) -> None:
    assert api_id(deployed, QUICKSTART)
    deployed.cdk("destroy", QUICKSTART, "--force", app=str(project / "first"), cwd=project)
    names = {api["name"] for api in deployed.client("apigateway").get_rest_apis()["items"]}
    assert "quickstart" not in names
