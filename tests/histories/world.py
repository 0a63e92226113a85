"""A team's world: a spec in git, its ledger, two environments with a stack each, and what happens to them."""

from __future__ import annotations

import io
import shlex
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from gatewright.cli import main
from gatewright.compile import Request, compile_spec
from gatewright.compose.specfile import open_spec
from gatewright.diagnostics import Diagnostic
from gatewright.ledger.ledger import EMPTY, History
from gatewright.live import reaching
from gatewright.live.calls import RealClock
from gatewright.live.connection import Boto
from gatewright.releases import changing
from gatewright.template.rendering import render
from histories.stack import Stack, api_of
from test_cases import filled
from unit.cli.running import Ran
from unit.live.serving import Serving

ENVIRONMENTS = ("dev", "prod")
STAGES = ("beta", "live")

SPEC = """\
gatewright: 1
name: shop
kind: {kind}
{settings}
defaults: {{auth: none}}
functions:
{functions}
routes:
{routes}
stages: {{beta: {{}}, live: {{}}}}
environments: {{dev: {{}}, prod: {{}}}}
"""
SETTINGS = {
    "rest": "render: {rendering}\nrules: {{lingering-routes: {{waive: these laws hold for both renderings}}}}",
    "http": "deploy: explicit",
    "websocket": "deploy: explicit",
}
FUNCTION = "  {name}: {{code: ./code, handler: app.handler, runtime: python3.13}}"

Features = frozenset[str]
"""The parts of the API: `a1` is the first version of a route."""


class World:
    """Where a history happens."""

    def __init__(self, folder: Path, server: Serving, kind: str = "rest", rendering: str = "body") -> None:
        self.folder, self._alone = folder / "team", folder / "alone"
        self.kind, self.rendering = kind, rendering
        self._server = server
        self.stacks = {name: Stack(name) for name in ENVIRONMENTS}
        self.spec, self._ledger = self.folder / "shop.yaml", self.folder / "shop.releases.yaml"
        self.features: Features = frozenset()
        self._apis: dict[Features, str] = {}
        for code in (self.folder / "code", self._alone / "code"):
            code.mkdir(parents=True)
            (code / "app.py").write_text("def handler(event, context):\n    return {}\n", "utf-8")
        self.write(frozenset())

    def write(self, features: Features) -> None:
        """Let the spec be this API."""
        self.features = features
        self.spec.write_text(self.text(features), "utf-8")

    def text(self, features: Features) -> str:
        """The spec of an API."""
        settings = SETTINGS[self.kind].format(rendering=self.rendering)
        names = sorted({f"f{feature}" for feature in features if self._has_function(feature)} | {"main"})
        functions = "\n".join(FUNCTION.format(name=name) for name in names)
        routes = [self._route("", "main"), *(self._route(each, f"f{each}") for each in sorted(features))]
        return SPEC.format(kind=self.kind, settings=settings, functions=functions, routes="\n".join(routes))

    def _has_function(self, feature: str) -> bool:
        return self.kind != "rest" or feature[0] in "cd"

    def _route(self, feature: str, function: str) -> str:
        key = f"GET /{feature[:1]}" if self.kind != "websocket" else feature[:1] or "$connect"
        is_function = not feature or self._has_function(feature)
        backend = f"lambda: {function}" if is_function else f"mock: {{body: {feature}}}"
        auth = "auth: iam, " if self.kind == "websocket" and not feature else ""
        return f"  {key}: {{{auth}backend: {{{backend}}}}}"

    def template(self, environment: str, spec: Path | None = None) -> Mapping[str, Any] | tuple[Diagnostic, ...]:
        """What `synth` makes of an environment, or why it makes nothing."""
        made = compile_spec(open_spec(spec or self.spec), Request(environment=environment))
        return made.diagnostics if made.template is None else render(filled(made.template, made)).body

    def api(self, features: Features) -> str:
        """What a deployment of an API freezes, whatever was released."""
        if features not in self._apis:
            alone = self._alone / "shop.yaml"
            alone.write_text(self.text(features), "utf-8")
            template = self.template("prod", alone)
            assert isinstance(template, Mapping), template
            self._apis[features] = api_of(template, "prod")
        return self._apis[features]

    def run(self, line: str, stack_of: str | None = None) -> Ran:
        """Type a command in the folder of the spec. It reaches the stack of its environment, or another one."""
        words = shlex.split(line)
        environment = next((word for word in words if word in ENVIRONMENTS), "prod")
        self._server.serve(self.stacks[stack_of or environment].plane)
        out, err = io.StringIO(), io.StringIO()
        with chdir(self.folder), redirect_stdout(out), redirect_stderr(err):
            status = main(words)
        return Ran(status, out.getvalue(), err.getvalue())

    def deploy(self, environment: str, *, fails: bool = False) -> bool:
        """What the pipeline does; whether there was a template to deploy."""
        template = self.template(environment)
        if not isinstance(template, Mapping):
            return False
        stack = self.stacks[environment]
        (stack.fail if fails else stack.update)(template)
        return True

    def history(self, environment: str) -> History | None:
        """What the ledger says of an environment."""
        file = open_spec(self.spec)
        ledger = file.ledger.ledger if file.ledger else EMPTY
        return ledger.history(environment) if ledger else None

    @property
    def has_ledger(self) -> bool:
        """Whether the ledger is there."""
        return self._ledger.exists()

    def lose_ledger(self) -> None:
        """Delete the ledger, and keep what it speaks of."""
        self._ledger.unlink()

    def by_hand(self, environment: str, stage: str, what: str) -> None:
        """Change a stage in the console."""
        plane = self.stacks[environment].plane
        found = plane.stages.get(stage)
        if found is None:
            return
        if what == "no canary":
            found.pop("canarySettings", None)
        else:
            ids = sorted(plane.deployments)
            found["deploymentId"] = ids[int(what) % len(ids)]


class _Clock(RealClock):
    """A clock which goes on by a minute whenever somebody looks at it."""

    def __init__(self) -> None:
        self._now = datetime(2026, 3, 1, 12, tzinfo=UTC).timestamp()

    def now(self) -> float:
        self._now += 60
        return self._now

    def sleep(self, seconds: float) -> None:
        self._now += seconds


@contextmanager
def in_quick_time(server: Serving) -> Iterator[None]:
    """One connection for all commands, as a new one takes longer than all that is done with it; and quick time."""
    boto = Boto(region="eu-west-1", seconds=5)
    clock = _Clock()

    class Shared(Boto):
        def __init__(self, **_: object) -> None:
            self.__dict__ = boto.__dict__

    assert server.url
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reaching, "Boto", Shared)
        patch.setattr(reaching, "RealClock", lambda: clock)
        patch.setattr(changing, "now", lambda: datetime.fromtimestamp(clock.now(), UTC))
        yield
