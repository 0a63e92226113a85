"""AWS on loopback for tests: MiniStack, the pinned CDK command line against it, and its APIs over HTTP.

A test in this folder asks for a fixture of `conftest.py`:

* `emulator`: a running, empty-handed server. One per test process, started when first asked for.
* `bootstrapped`: the same server after `cdk bootstrap`, ready for `cdk deploy`.

and then speaks to it:

    def test_the_greeting_is_served(bootstrapped: Emulator) -> None:
        bootstrapped.cdk("deploy", "Greetings", "--require-approval", "never")
        api = bootstrapped.outputs("Greetings")["ApiId"]
        answer = bootstrapped.call("GET", bootstrapped.url(api, "prod", "/greeting"))
        assert (answer.status, answer.json()) == (200, {"hello": "world"})

Most of a command's time is the app's: run `cdk("synth", "--quiet", output=folder)` once, then give the other commands
`app=folder`. All tests of one file run in one process, so a fixture of module scope may deploy once for all of them.
Files share the server with others: give stacks names of their own and destroy them. What a command sees of this machine
is what `environment` lists: no credentials, no configuration and no address but the server's.

What the server answers is close to AWS and not the same: it does not run mapping templates, splits no canary traffic,
and makes every change of an API live at once. Stacks with a resource type that it does not know are refused.
"""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from botocore.config import Config
from botocore.session import Session

ROOT = Path(__file__).parents[2]
HOST = "127.0.0.1"
REGION = "us-east-1"
ACCOUNT = "000000000000"
START_SECONDS = 60
COMMAND_SECONDS = 300

# The machine's profile and configuration file have no say in what a test's client does.
NO_CONFIGURATION = {"profile": (None, None, None, None), "config_file": (None, None, os.devnull, None)}


@dataclass(frozen=True)
class Answer:
    """What came back over HTTP."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Run:
    """What a command said, both of its streams in one text, and its exit code."""

    code: int
    output: str


@dataclass(frozen=True)
class Emulator:
    """A server that runs. `home` is a folder of its own, which it and the commands use for all they keep."""

    port: int
    process_group: int
    home: Path

    @property
    def endpoint(self) -> str:
        return f"http://{HOST}:{self.port}"

    def environment(self) -> dict[str, str]:
        """The whole environment of a command that talks to the server."""
        return {
            "PATH": _path(ROOT / ".venv"),
            "HOME": str(self.home),
            "TMPDIR": str(self.home),
            "LANG": "C.UTF-8",
            "NO_COLOR": "1",
            "CI": "true",
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_EC2_METADATA_DISABLED": "true",
            "CDK_HOME": str(self.home / "cdk"),
            "CDK_DISABLE_CLI_TELEMETRY": "true",
            "CDK_DISABLE_VERSION_CHECK": "true",
            "JSII_RUNTIME_PACKAGE_CACHE_ROOT": str(ROOT / ".venv" / "jsii-packages"),
        }

    def cdk(
        self,
        *arguments: str,
        app: str | Path | None = None,
        cwd: Path = ROOT,
        output: Path | None = None,
        check: bool = True,
    ) -> Run:
        """Run the pinned CDK command line in `cwd`.

        The app is the `cdk.json`'s, or `app`: a command, or the folder of an assembly that was synthesized before.
        `output` is where a command synthesizes, a folder below `home` by default. With `check`, an exit code that is
        not 0 fails the test.
        """
        options = ["--output", str(output or self.home / "cdk.out"), "--no-notices"]
        if app is not None:
            options += ["--app", str(app)]
        run = self.run([str(ROOT / "node_modules/.bin/cdk"), *arguments, *options], cwd)
        assert run.code == 0 or not check, f"`cdk {' '.join(arguments)}` ended with {run.code}:\n{run.output}"
        return run

    def run(self, command: list[str], cwd: Path) -> Run:
        """Run any command in the environment of this server."""
        done = subprocess.run(
            command,
            cwd=cwd,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=COMMAND_SECONDS,
            check=False,
        )
        return Run(done.returncode, done.stdout)

    def client(self, service: str) -> Any:
        """A boto3 client of the server's."""
        return Session(session_vars=NO_CONFIGURATION).create_client(
            service,
            endpoint_url=self.endpoint,
            region_name=REGION,
            aws_access_key_id="test",
            aws_secret_access_key="test",
            config=Config(retries={"total_max_attempts": 1}, proxies={}),
        )

    def outputs(self, stack: str) -> dict[str, str]:
        """The outputs of a deployed stack."""
        found = self.client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]
        return {output["OutputKey"]: output["OutputValue"] for output in found.get("Outputs", [])}

    def url(self, api_id: str, stage: str, path: str = "/") -> str:
        """Where a stage of a REST API answers."""
        return f"{self.endpoint}/restapis/{api_id}/{stage}/_user_request_{path}"

    def call(self, method: str, url: str, *, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Answer:
        """One HTTP request. `headers` may name another `Host`, as a request to a custom domain does."""
        parts = urlsplit(url)
        connection = http.client.HTTPConnection(parts.hostname or HOST, parts.port, timeout=COMMAND_SECONDS)
        try:
            target = f"{parts.path}?{parts.query}" if parts.query else parts.path
            connection.request(method, target, body=body or None, headers=dict(headers or {}))
            response = connection.getresponse()
            return Answer(response.status, dict(response.getheaders()), response.read())
        finally:
            connection.close()


@contextmanager
def running(home: Path, installed: Path = ROOT / ".emulator") -> Generator[Emulator]:
    """A server for the length of a `with`. It cannot outlive this process, however that ends: see `guard.py`."""
    python = installed / "bin/python"
    if not python.exists():
        raise FileNotFoundError(f"{python} is missing: `make emulator` installs it, and `make test` runs that first")
    port = free_port()
    log = home / "ministack.log"
    with guarded([str(python), "-m", "ministack"], home, _server_environment(port, home), log) as process:
        emulator = Emulator(port, process.pid, home)
        wait_until_ready(emulator, "/_ministack/ready", process, log)
        yield emulator


@contextmanager
def guarded(
    command: list[str], home: Path, environment: Mapping[str, str], log: Path
) -> Generator[subprocess.Popen[bytes]]:
    """A command that runs for the length of a `with` and writes to `log`, in a process group of its own."""
    with (
        log.open("wb") as stream,
        subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("guard.py")), *command],
            cwd=home,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as process,
    ):
        try:
            yield process
        finally:
            assert process.stdin is not None
            process.stdin.close()


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def wait_until_ready(emulator: Emulator, path: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server answers at `path` that all is well; what it logged is told if that does not come."""
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(OSError):
            if emulator.call("GET", f"{emulator.endpoint}{path}").status == http.client.OK:
                return
        time.sleep(0.02)
    raise RuntimeError(f"the server did not start:\n{log.read_text(errors='replace')}")


def _server_environment(port: int, home: Path) -> dict[str, str]:
    return {
        "PATH": _path(ROOT / ".emulator"),
        "HOME": str(home),
        "TMPDIR": str(home),
        "LANG": "C.UTF-8",
        "BIND_HOST": HOST,
        "GATEWAY_PORT": str(port),
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "STATE_DIR": str(home / "state"),
        "S3_DATA_DIR": str(home / "s3"),
        "DOCKER_HOST": f"unix://{home}/no-docker",  # else it removes its containers, and runs functions in new ones
    }


def _path(environment: Path) -> str:
    return os.pathsep.join([str(ROOT / "node_modules/.bin"), str(environment / "bin"), os.defpath])
