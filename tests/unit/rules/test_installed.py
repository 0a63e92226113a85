"""Packages offer rules of their own by entry point."""

import subprocess
import sys
from pathlib import Path

import pytest

from unit.rules.specs import whole

RULE = '''
"""A route without a summary."""

from gatewright.rules import Problem, Rule
from gatewright.diagnostics import Severity


def check(gateway):
    for route in gateway.routes:
        if not route.summary:
            yield Problem(route.path, f"`{route.key}` has no summary", "add `summary:`", at_key=True)


RULE = Rule("ID", "route-summary", __doc__, check, Severity.WARNING)
'''

PROGRAM = """
from pathlib import Path
from gatewright.compile import compile_all
from gatewright.compose.specfile import open_spec

for compilation in compile_all([open_spec(Path("shop.yaml"))]):
    for said in compilation.diagnostics:
        print(said.place.line, said.severity, said.code.id, said.code.name, said.message)
"""


def _check_with(
    package: Path, id: str, spec: str, target: str = "house_rules:RULE"
) -> subprocess.CompletedProcess[str]:
    """What is said about a spec where a package offers the rule."""
    info = package / "house_rules-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: house-rules\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[gatewright.rules]\nroute-summary = {target}\n", "utf-8")
    (package / "house_rules.py").write_text(RULE.replace("ID", id, 1), "utf-8")
    (package / "shop.yaml").write_text(whole(spec), "utf-8")
    command = [sys.executable, "-c", PROGRAM]
    return subprocess.run(command, cwd=package, capture_output=True, text=True, check=False, timeout=60)


def test_a_package_s_rule_is_one_among_the_others(tmp_path: Path) -> None:
    found = _check_with(tmp_path, "GW950", "")
    assert found.stderr == ""
    assert found.stdout == "4 warning GW950 route-summary `GET /` has no summary\n"


@pytest.mark.parametrize("word", ["route-summary", "GW950"])
def test_it_can_be_waived_and_changed(word: str, tmp_path: Path) -> None:
    found = _check_with(tmp_path, "GW950", f"rules: {{{word}: {{severity: info}}}}\n")
    assert found.stdout == "5 info GW950 route-summary `GET /` has no summary\n"


@pytest.mark.parametrize("id", ["GW401", "GW1000", "HOUSE1"])
def test_its_id_may_not_be_one_of_gatewright_s_own(id: str, tmp_path: Path) -> None:
    found = _check_with(tmp_path, id, "")
    assert found.returncode != 0
    assert f"the rule 'route-summary' has the id '{id}'; ids of other packages are GW900 to GW999" in found.stderr


def test_what_is_not_a_rule_is_named(tmp_path: Path) -> None:
    found = _check_with(tmp_path, "GW950", "", target="house_rules:check")
    assert "the entry point 'route-summary' of gatewright.rules names" in found.stderr
