"""Running the command line, in this process and as one of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from gatewright.cli import main

SPEC = """\
gatewright: 1
name: shop
kind: rest
backends: {hello: {mock: {body: hello}}}
defaults: {auth: iam}
routes: {GET /hello: hello}
stages: {dev: {}}
"""
"""A spec that nothing is wrong with."""

FAULTY = SPEC.replace("GET /hello: hello", "GET /hello: helo")

WITH_CODE = SPEC.replace(
    "backends:", "functions: {main: {code: ./code, handler: app.handler, runtime: python3.13}}\nbackends:"
)
WITH_CODE = WITH_CODE.replace("{mock: {body: hello}}", "{lambda: main}")


class Ran(NamedTuple):
    """What became of a command."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


def runner(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def run(*arguments: str | Path, stdin: str = "") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        status = main([str(argument) for argument in arguments])
        return Ran(status, *capsys.readouterr())

    return run


def process(
    *arguments: str | Path, stdin: str = "", folder: Path | None = None, environment: dict[str, str] | None = None
) -> Ran:
    """The same as a process of its own."""
    done = subprocess.run(
        command(arguments),
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=folder,
        env={**os.environ, **(environment or {})},
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def command(arguments: Sequence[str | Path]) -> list[str]:
    return [sys.executable, "-m", "gatewright", *map(str, arguments)]


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
