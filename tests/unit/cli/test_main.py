"""The command line as a whole: help, wrong usage, and failures of every kind."""

import os
import signal
import subprocess
from importlib import metadata
from pathlib import Path

import pytest

from gatewright.cli import COMMANDS, INTERRUPTED, PIPE_CLOSED
from unit.cli.running import SPEC, Run, command, process, write

CASES = Path(__file__).parents[2] / "cases" / "cli"

BROKEN_RULE = """
from gatewright.rules import Rule

def check(gateway):
    raise LookupError("something that nobody thought of")

RULE = Rule("GW901", "broken", "A rule that breaks.\\n\\nAs rules of other packages may.", check)
"""


@pytest.mark.parametrize(
    "arguments", [(), *((name,) for name in COMMANDS)], ids=lambda arguments: "".join(arguments) or "all"
)
def test_help_is_as_reviewed(arguments: tuple[str, ...], run: Run, *, update_cases: bool) -> None:
    done = run(*arguments, "--help")
    stored = CASES / f"{''.join(arguments) or 'gatewright'}.help.txt"
    if update_cases:
        stored.write_text(done.out, "utf-8")
    assert done == (0, stored.read_text("utf-8"), "")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits_into_a_narrow_terminal(name: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    options, _, _ = run(name, "--help").out.partition("examples:")
    assert max(map(len, options.splitlines())) <= 70


def test_no_command_is_answered_with_help(run: Run) -> None:
    assert run() == (2, run("--help").out, "")


def test_the_version_names_the_optional_parts(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run("--version")
    assert done.status == 0
    first, *parts = done.out.splitlines()
    assert first.startswith("gatewright 0.")
    assert [part.split()[0] for part in parts] == ["cdk", "lint", "live"]
    assert all("not installed" not in part for part in parts)
    installed = metadata.version

    def without_cdk(name: str) -> str:
        if name == "constructs":
            raise metadata.PackageNotFoundError(name)
        return installed(name)

    monkeypatch.setattr(metadata, "version", without_cdk)
    assert "  cdk   not installed: pip install 'gatewright[cdk]'\n" in run("--version").out


def test_frequent_options_have_a_short_form(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": SPEC + "environments: {dev: {}, prod: {}}\n"})
    long = run("synth", "shop.yaml", "--environment", "prod", "--format", "yaml", "--output", "long", "--quiet")
    short = run("synth", "shop.yaml", "-e", "prod", "-f", "yaml", "-o", "short", "-q")
    assert short == long == (0, "", "")
    assert sorted(path.name for path in (folder / "short").iterdir()) == [
        "shop.prod.map.json",
        "shop.prod.template.yaml",
    ]
    assert [path.read_text() for path in sorted((folder / "short").iterdir())] == [
        path.read_text() for path in sorted((folder / "long").iterdir())
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["checks"], "did you mean `check`?"),
        (["check", "--fromat", "json"], "did you mean `--format`?"),
        (["check", "--format", "jsno"], "did you mean `json`?"),
        (["check", "--max-warnings", "many"], "invalid int value"),
        (["synth", "--stdout", "--output"], "expected one argument"),
        (["explain"], "the following arguments are required: SPEC"),
        (["explain", "a", "b", "c"], "unexpected argument 'c'"),
        (["--colour"], "there is no option --colour"),
        (["rule", "open-rout"], "did you mean `open-route`?"),
        (["check", "--input", "table"], "'table' is not NAME=VALUE"),
        (["check", "--bind", "orders=FN"], "'FN' is not an ARN or an ID"),
        (["check", "\x1b[31mred"], r"no file or folder \x1b[31mred"),
    ],
)
def test_wrong_usage_is_told_in_a_line_with_a_way_out(arguments: list[str], told: str, run: Run) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert told in err
    assert err.startswith("gatewright: ")
    assert len(err.splitlines()) <= 2


def test_options_may_stand_between_paths(run: Run, folder: Path) -> None:
    write(folder, {"a.yaml": SPEC, "b.yaml": SPEC.replace("name: shop", "name: other")})
    assert run("check", "a.yaml", "--color", "never", "b.yaml").out == "no problems in 2 files\n"


def test_a_failure_of_the_system_is_told_in_a_line(run: Run, folder: Path) -> None:
    (folder / "blocked").write_text("")
    write(folder, {"shop.yaml": SPEC})
    status, _, err = run("check", "shop.yaml", "--output", "blocked/report")
    assert status == 2
    assert "blocked" in err
    assert len(err.splitlines()) == 1


@pytest.fixture
def broken(folder: Path) -> dict[str, str]:
    """An environment with a package whose rule breaks, as mistakes in Gatewright itself would."""
    write(
        folder,
        {
            "shop.yaml": SPEC,
            "packages/broken.py": BROKEN_RULE,
            "packages/broken-1.dist-info/entry_points.txt": "[gatewright.rules]\nbroken = broken:RULE\n",
            "packages/broken-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: broken\nVersion: 1\n",
        },
    )
    return {"PYTHONPATH": os.pathsep.join([str(folder / "packages"), os.environ.get("PYTHONPATH", "")])}


def test_an_internal_failure_names_the_spec_and_asks_for_a_report(broken: dict[str, str], folder: Path) -> None:
    status, out, err = process("check", "shop.yaml", folder=folder, environment=broken)
    assert (status, out) == (2, "")
    assert "internal failure while working on shop.yaml: LookupError: something that nobody thought of" in err
    assert "please report it with the spec" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("way", ["option", "variable"])
def test_a_traceback_is_shown_on_request(way: str, broken: dict[str, str], folder: Path) -> None:
    arguments = ["--traceback"] if way == "option" else []
    variables = {"GATEWRIGHT_TRACEBACK": "1"} if way == "variable" else {}
    _, _, err = process("check", "shop.yaml", *arguments, folder=folder, environment=broken | variables)
    assert "Traceback" in err
    assert "broken.py" in err


def test_a_reader_that_goes_away_ends_the_command_in_silence(folder: Path) -> None:
    routes = "".join(f"  GET /{number}: helo\n" for number in range(2000))
    write(folder, {"shop.yaml": SPEC.replace("routes: {GET /hello: hello}\n", f"routes:\n{routes}")})
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    pipe = subprocess.PIPE
    with subprocess.Popen(command(["check", "."]), stdout=pipe, stderr=pipe, cwd=folder, env=buffered) as done:
        assert done.stdout is not None
        assert done.stderr is not None
        done.stdout.readline()
        done.stdout.close()
        assert done.wait() == PIPE_CLOSED
        assert done.stderr.read() == b""


def test_an_interrupt_ends_the_command_in_silence(folder: Path) -> None:
    os.mkfifo(folder / "endless.yaml")
    arguments = command(["check", "endless.yaml"])
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder) as done:
        with (folder / "endless.yaml").open("wb"):  # opens once the command has begun to read
            done.send_signal(signal.SIGINT)
            assert done.wait() == INTERRUPTED
        assert done.communicate() == (b"", b"")
