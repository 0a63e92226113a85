"""`gatewright check`."""

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from unit.cli.running import FAULTY, SPEC, WITH_CODE, Run, process, write

WARNED = SPEC.replace("{mock: {body: hello}}", "{mock: {body: hello}}, spare: {mock: {}}")
ENVIRONMENTS = SPEC.replace("body: hello", 'body: "${inputs.greeting}"') + (
    "inputs: {greeting: {type: string, allowed: [hello, bye]}}\n"
    "environments: {dev: {inputs: {greeting: hello}}, prod: {}}\n"
)
BOUND = SPEC.replace("{mock: {body: hello}}", "{lambda: greeter}")
MOST_MODULES = 290
"""How many modules of its own `check` imports for a small spec."""


def test_a_clean_spec_is_said_to_be_clean(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": SPEC})
    assert run("check", "shop.yaml") == (0, "no problems in 1 file\n", "")


def test_an_error_fails(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": FAULTY})
    status, out, _ = run("check", "shop.yaml")
    assert status == 1
    assert out.startswith("shop.yaml:6:22: error[GW211 unknown-backend]: ")
    assert "did you mean `hello`?" in out


def test_warnings_fail_only_beyond_the_number_allowed(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": WARNED})
    assert run("check", "shop.yaml").status == 0
    assert run("check", "shop.yaml", "--max-warnings", "1").status == 0
    assert run("check", "shop.yaml", "--max-warnings", "0").status == 1


def test_quiet_tells_errors_only(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": WARNED, "faulty.yaml": FAULTY})
    assert run("check", "shop.yaml", "--quiet") == (0, "", "")
    assert run("check", "shop.yaml", "--quiet", "--max-warnings", "0").status == 1
    out = run("check", ".", "--quiet").out
    assert "error[" in out
    assert "warning[" not in out


@pytest.mark.parametrize("to_file", [False, True])
def test_every_format_comes_out_whole(run: Run, folder: Path, *, to_file: bool) -> None:
    write(folder, {"shop.yaml": FAULTY})
    found = {}
    for format in ("json", "sarif", "junit", "github"):
        output = ["--output", f"reports/{format}"] if to_file else []
        done = run("check", "shop.yaml", "--format", format, *output)
        assert done.status == 1
        found[format] = (folder / "reports" / format).read_text("utf-8") if to_file else done.out
        assert ("error[GW211" in done.err) == to_file, "people read standard error when the report goes to a file"
    assert json.loads(found["json"])["diagnostics"][0]["id"] == "GW211"
    assert json.loads(found["json"])["version"]
    assert json.loads(found["sarif"])["runs"][0]["results"][0]["ruleId"] == "GW211"
    assert ET.fromstring(found["junit"]).attrib["failures"] == "1"
    assert found["github"].startswith("::error file=shop.yaml,line=6")


def test_a_report_can_go_to_a_device(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": SPEC})
    assert run("check", "shop.yaml", "--format", "json", "--output", "/dev/null").status == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(
    ("arguments", "variables", "is_colored"),
    [
        ([], {}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "0"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour_is_for_those_who_can_see_it(
    arguments: list[str],
    variables: dict[str, str],
    run: Run,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_colored: bool,
) -> None:
    write(folder, {"shop.yaml": FAULTY})
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("check", "shop.yaml", *arguments).out) == is_colored


def test_all_environments_are_checked_and_each_finding_told_once(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": ENVIRONMENTS.replace("GET /hello: hello", "GET /hello: helo")})
    out = run("check", "shop.yaml").out
    assert out.count("unknown-backend") == 1
    assert out.count("unset-input") == 1


def test_one_environment_is_checked_alone(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": ENVIRONMENTS, "plain.yaml": SPEC.replace("name: shop", "name: plain")})
    assert run("check", ".", "--environment", "dev").status == 0
    assert run("check", ".", "--environment", "prod").status == 1
    status, _, err = run("check", ".", "--environment", "prd")
    assert status == 2
    assert "did you mean `prod`?" in err


def test_a_spec_without_the_environment_is_left_out(run: Run, folder: Path) -> None:
    other = FAULTY.replace("name: shop", "name: other") + "environments: {test: {}}\n"
    write(folder, {"shop.yaml": ENVIRONMENTS, "other.yaml": other})
    assert run("check", ".", "--environment", "dev").status == 0


def test_inputs_go_to_the_specs_that_declare_them(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": ENVIRONMENTS, "plain.yaml": SPEC.replace("name: shop", "name: plain")})
    assert run("check", ".", "--input", "greeting=bye").status == 0
    assert "bad-input" in run("check", ".", "--input", "greeting=good morning").out
    status, _, err = run("check", ".", "--input", "greetin=bye")
    assert status == 2
    assert "did you mean `greeting`?" in err


def test_names_can_be_bound_with_or_without_an_arn(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": BOUND})
    assert "unknown-name" in run("check", "shop.yaml").out
    assert run("check", "shop.yaml", "--bind", "greeter").status == 0
    assert run("check", "shop.yaml", "--bind", "greeter=arn:aws:lambda:eu-west-1:111122223333:function:x").status == 0
    assert "wrong-binding" in run("check", "shop.yaml", "--bind", "greeter=arn:aws:iam::111122223333:role/x").out


@pytest.mark.parametrize("command", ["check", "synth"])
@pytest.mark.parametrize("declared", ["", "bindings: {orders: queue}\n"])
def test_an_arn_of_another_thing_is_refused(command: str, declared: str, run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": SPEC.replace("{mock: {body: hello}}", "{sqs: orders}") + declared})
    done = run(command, "shop.yaml", "--bind", "orders=arn:aws:sns:eu-west-1:111122223333:orders")
    assert "'orders' is bound to a topic, and this must be a queue" in done.out + done.err


def imported(arguments: list[str]) -> set[str]:
    """The modules that a command imports."""
    program = (
        "import sys; from gatewright.cli import main; status = main(sys.argv[1:]); "
        "print(*sys.modules, file=sys.stderr); sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, encoding="utf-8", check=True
    )
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [["check"], ["synth", "--output", "out"], ["explain", "shop.yaml"]])
def test_nothing_heavy_is_imported(arguments: list[str], folder: Path) -> None:
    write(folder, {"shop.yaml": SPEC})
    heavy = {"aws_cdk", "boto3", "cfnlint", "cloudformation_validate", "jsii", "jsonschema", "asyncio"}
    assert heavy.isdisjoint(imported(arguments))


def test_a_small_spec_needs_few_modules(folder: Path) -> None:
    """Start-up is most of what a check of a small spec costs. A noun that it does not have is not imported."""
    write(folder, {"shop.yaml": WITH_CODE, "code/app.py": ""})
    own = {name for name in imported(["check"]) if name.startswith("gatewright")}
    nouns = {"alarm", "audit", "authorizer", "cors", "domain", "firewall", "plan", "record", "vpc_endpoint", "vpc_link"}
    absent = {f"gatewright.{layer}.{noun}" for layer in ("spec", "resolve", "lower") for noun in nouns}
    assert own & absent == set()
    assert {name.split(".")[1] for name in own if "." in name}.isdisjoint({"cdk", "explain", "live", "models"})
    assert len(own) <= MOST_MODULES, "import what few specs need where it is needed"


def test_a_process_tells_by_its_exit_code(folder: Path) -> None:
    write(folder, {"shop.yaml": SPEC, "faulty.yaml": FAULTY})
    assert process("check", "shop.yaml", folder=folder).status == 0
    assert process("check", "faulty.yaml", folder=folder).status == 1
    assert process("check", "missing.yaml", folder=folder).status == 2
    assert process("check", "-", stdin=FAULTY, folder=folder).out.startswith("stdin:6:22: error[GW211")


def test_what_a_terminal_cannot_show_is_written_out(folder: Path) -> None:
    write(folder, {"shop.yaml": FAULTY.replace("GET /hello: helo", "GET /hello: héllo →")})
    done = process("check", "shop.yaml", folder=folder, environment={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.status == 1
    assert r"h\xe9llo" in done.out
