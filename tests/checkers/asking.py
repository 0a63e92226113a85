"""Asking the checkers: each says of a template which of its rules hold and which do not.

Checkov has an environment of its own, and the rules of Control Tower come with a program that asks them; what is
missing of them is told. cdk-nag runs in this process, on the template in an app of CDK's.
"""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import aws_cdk as cdk
import cdk_nag
from aws_cdk import cloudformation_include as include

from gatewright.diagnostics import Severity
from gatewright.template.linters import Lint, load

Json = dict[str, Any]

ROOT = Path(__file__).parents[2]
CHECKOV = ROOT / ".checkers" / "bin" / "checkov"
GUARD = ROOT / "node_modules" / "@cdklabs" / "cdk-validator-cfnguard"
SYSTEMS = {"Linux": "ubuntu", "Darwin": "macos"}
MACHINES = {"x86_64": "x86_64", "arm64": "aarch64", "aarch64": "aarch64"}

PACKS = (
    "AwsSolutionsChecks",
    "HIPAASecurityChecks",
    "NIST80053R4Checks",
    "NIST80053R5Checks",
    "PCIDSS321Checks",
    "ServerlessChecks",
)
"""The packs of cdk-nag."""


class Answer(NamedTuple):
    """What a checker says of a template."""

    failed: Mapping[str, tuple[str, ...]]
    """The rules that do not hold, and for whom, as far as it tells."""
    passed: frozenset[str]
    """The rules that looked at something and hold, if it tells them."""

    @property
    def applicable(self) -> frozenset[str]:
        """The rules that looked at something."""
        return self.passed | frozenset(self.failed)


def missing() -> str:
    """What is not installed; nothing if all is."""
    if not CHECKOV.exists():
        return "checkov is not installed: run `make checkers`"
    return "" if _guard().exists() else f"there is no {_guard().relative_to(ROOT)}: run `make setup`"


def ask_nag(template: Path, folder: Path) -> Answer:
    """What all packs of cdk-nag say."""
    app = cdk.App(builtin_cloud_formation_validation=False, analytics_reporting=False, outdir=str(folder))
    include.CfnInclude(cdk.Stack(app, "Stack"), "Template", template_file=str(template))
    cdk.Validations.of(app).add_plugins(*(getattr(cdk_nag, pack)(app) for pack in PACKS))
    report = folder / "validation-report.json"
    try:
        app.synth()
    except RuntimeError:
        if not report.exists():
            raise
    return Answer(dict(_violations(json.loads(report.read_text("utf-8")))), frozenset())


def _violations(report: Json) -> Iterator[tuple[str, tuple[str, ...]]]:
    for pack in report.get("pluginReports", []):
        for violation in pack["violations"]:
            paths = (str(construct["constructPath"]) for construct in violation["violatingConstructs"])
            yield violation["ruleName"], tuple(sorted(path.rpartition("/")[2] for path in paths))


def ask_checkov(template: Path) -> Answer:
    """What Checkov says, of CloudFormation and of secrets in text."""
    command = [CHECKOV, "--skip-download", "--compact", "--output", "json", "--file", template, "--framework"]
    done = subprocess.run(
        [*map(str, command), "cloudformation", "secrets"],
        capture_output=True,
        check=False,
        env={**os.environ, "LOG_LEVEL": "ERROR"},
        timeout=120,
    )
    assert done.returncode in (0, 1), done.stderr.decode()
    found = json.loads(done.stdout)
    reports = found if isinstance(found, list) else [found]
    results = [report["results"] for report in reports if "results" in report]
    failed: dict[str, list[str]] = {}
    for result in results:
        assert not result.get("parsing_errors"), result["parsing_errors"]
        for check in result["failed_checks"]:
            failed.setdefault(check["check_id"], []).append(check["resource"].rpartition(".")[2])
    passed = {check["check_id"] for result in results for check in result["passed_checks"]}
    return Answer({rule: tuple(sorted(resources)) for rule, resources in failed.items()}, frozenset(passed - {*failed}))


def ask_guard(template: Path) -> Answer:
    """What the proactive controls of Control Tower say."""
    rules = GUARD / "rules" / "control-tower" / "cfn-guard"
    command = [_guard(), "validate", "--rules", rules, "--data", template, "--output-format", "json", "--structured"]
    done = subprocess.run([*map(str, command), "--show-summary", "none"], capture_output=True, check=False, timeout=120)
    assert done.returncode in (0, 19), done.stderr.decode()
    (said,) = json.loads(done.stdout)
    ids = _controls(rules)
    failed = {ids[rule["Rule"]["name"]]: _places(rule) for rule in said["not_compliant"]}
    return Answer(failed, frozenset(ids[rule] for rule in said["compliant"]))


def _guard() -> Path:
    """The program that asks the controls."""
    system, machine = SYSTEMS.get(platform.system(), ""), MACHINES.get(platform.machine(), "")
    return GUARD / "bin" / system / machine / "cfn-guard"


def _controls(rules: Path) -> Mapping[str, str]:
    """The controls by the names of their rules: `CT.APIGATEWAY.PR.1`."""
    found: dict[str, str] = {}
    for path in sorted(rules.rglob("*.guard")):
        text = path.read_text("utf-8")
        control = re.search(r"\[(CT\.[A-Z0-9.]+)\]", text)
        for name in re.findall(r"^rule (\w+) when", text, re.MULTILINE):
            found[name] = control[1] if control else path.stem
    return found


def _places(rule: Json) -> tuple[str, ...]:
    return tuple(sorted(set(re.findall(r"/Resources/(\w+)", json.dumps(rule)))))


@cache
def _linters() -> Lint:
    return load(["eu-west-1"])


def ask_linters(template: Path) -> Answer:
    """What cfn-lint and AWS's own validation say, as far as it is more than information."""
    failed: dict[str, list[str]] = {}
    for finding in _linters()(template.read_text("utf-8")):
        if finding.severity is not Severity.INFO:
            failed.setdefault(finding.id, []).append(finding.resource or "")
    return Answer({rule: tuple(sorted(places)) for rule, places in failed.items()}, frozenset())
