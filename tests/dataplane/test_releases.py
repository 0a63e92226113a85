"""A spec's releases, each of them deployed on top of the one before: what stages answer is what they are to serve."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dataplane.localemu import LocalEmu
from dataplane.updating import API, Stack
from gatewright.cli import main
from gatewright.compile import Request, compile_spec
from gatewright.compose.specfile import open_spec
from gatewright.template.rendering import render

SPEC = """\
gatewright: 1
name: greeter
kind: rest
render: {render}
defaults: {{auth: none}}
routes:
  GET /hello: {{backend: {{mock: {{body: hello}}}}}}
  {more}
stages: {{beta: {{}}, live: {{}}}}
"""

MANY = 40
"""So many requests that both sides of a canary of half of them answer, but for one time in 10^11."""


class Project:
    """A spec with its releases, and the stack that they are deployed to."""

    def __init__(self, folder: Path, rendering: str, server: LocalEmu) -> None:
        self.spec = folder / "greeter.yaml"
        self._rendering = rendering
        self._server = server
        self.stack = Stack(cache(server.client))

    def write(self, routes: str) -> None:
        more = "\n  ".join(f"GET /{name}: {{backend: {{mock: {{body: {name}}}}}}}" for name in routes)
        self.spec.write_text(SPEC.format(render=self._rendering, more=more), "utf-8")

    def deploy(self, verb: str, *options: str) -> None:
        """Do something to the releases, and deploy what comes of it."""
        assert main([verb, str(self.spec), *options]) == 0
        compilation = compile_spec(open_spec(self.spec), Request())
        assert compilation.template is not None, [said.message for said in compilation.diagnostics]
        self.stack.update(render(compilation.template).body)

    def answers(self, path: str, stage: str = "live") -> set[int]:
        """With what a stage answers, over many requests."""
        url = self._server.url(self.stack.only(API), stage, path)
        return {self._server.call("GET", url).status for _ in range(MANY)}

    def serves(self, stage: str = "live") -> tuple[str, str | None, float]:
        """The deployments that a stage says it serves, as they describe themselves, and the share of the second."""
        client = self._server.client("apigateway")
        api = self.stack.only(API)
        found = client.get_stage(restApiId=api, stageName=stage)
        described = {each["id"]: each["description"] for each in client.get_deployments(restApiId=api)["items"]}
        canary = found.get("canarySettings", {})
        return (
            described[found["deploymentId"]],
            described.get(canary.get("deploymentId", "")),
            canary.get("percentTraffic", 0.0),
        )


OK, BOTH, GONE = {200}, {200, 403}, {403}


@pytest.mark.parametrize("rendering", ["body", "resources"])
def test_stages_answer_as_their_releases_say(server: LocalEmu, rendering: str, tmp_path: Path) -> None:
    project = Project(tmp_path, rendering, server)

    project.write("a")
    project.deploy("release")
    assert (project.answers("/a"), project.answers("/b")) == (OK, GONE)

    project.write("ab")
    project.deploy("release", "--deployed", "--canary", "50", "--stage", "live")
    assert (project.answers("/a"), project.answers("/b")) == (OK, BOTH)
    assert project.answers("/b", "beta") == GONE
    base, canary, percent = project.serves()
    assert base != canary
    assert percent == 50

    project.deploy("share", "100")
    assert project.answers("/b") == OK
    project.deploy("share", "0")
    assert project.answers("/b") == GONE

    project.deploy("promote")
    assert project.answers("/b") == OK
    assert project.serves() == (canary, canary, 0)
    assert project.answers("/b", "beta") == GONE

    project.write("abc")
    project.deploy("release", "--deployed")
    assert (project.answers("/c"), project.answers("/c", "beta")) == (OK, OK)

    project.write("abcd")
    project.deploy("release", "--deployed", "--canary", "50", "--stage", "live")
    assert project.answers("/d") == BOTH
    third = project.serves()[0]

    project.deploy("abort")
    assert (project.answers("/d"), project.answers("/c")) == (GONE, OK)
    assert project.serves() == (third, third, 0)

    project.deploy("rollback", "--stage", "live", "--to", "1")
    assert (project.answers("/a"), project.answers("/b"), project.answers("/c")) == (OK, GONE, GONE)
    assert project.serves() == (base, base, 0)
    assert project.answers("/c", "beta") == OK

    project.deploy("prune", "--keep", "2")
    assert project.serves() == (base, base, 0)
    assert (project.answers("/a"), project.answers("/b")) == (OK, GONE)


def test_live_verbs_change_what_is_answered_at_once(
    server: LocalEmu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in server.environment().items():
        if name.startswith("AWS_"):
            monkeypatch.setenv(name, value)
    project = Project(tmp_path, "body", server)
    project.write("a")
    project.deploy("release")
    project.write("ab")
    project.deploy("release", "--deployed", "--canary", "50", "--stage", "live")
    base, canary, _ = project.serves()

    def act(*verb: str) -> None:
        name, *rest = verb
        assert main([name, str(project.spec), *rest, "--live", "--api", project.stack.only(API)]) == 0

    act("share", "100")
    assert (project.answers("/b"), project.serves()) == (OK, (base, canary, 100))
    act("share", "50")
    assert project.answers("/b") == BOTH
    act("promote")
    assert (project.answers("/b"), project.serves()) == (OK, (canary, None, 0))
    act("rollback", "--stage", "live")
    assert (project.answers("/a"), project.answers("/b"), project.serves()) == (OK, GONE, (base, None, 0))

    project.write("abc")
    project.deploy("release", "--deployed", "--canary", "50", "--stage", "live")
    assert project.answers("/c") == BOTH
    act("abort")
    assert (project.answers("/a"), project.answers("/c"), project.serves()) == (OK, GONE, (base, None, 0))

    # What was aborted at once is there again, because the template says something new of the stage.
    project.deploy("release", "--deployed", "--canary", "50", "--stage", "live")
    assert project.answers("/c") == BOTH
    assert main(["status", str(project.spec)]) == 0
