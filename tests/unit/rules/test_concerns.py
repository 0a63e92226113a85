"""A folder of rules that has nothing to do with a spec is not read: none of its rules would report anything."""

from pathlib import Path
from types import ModuleType

import pytest

from gatewright.compile import Request, Workspace, compile_file
from gatewright.compose.specfile import open_spec
from gatewright.gateway import Unit
from gatewright.rules.catalogue import rules_of, themes
from gatewright.rules.concerns import OF_GATEWAYS, OF_UNITS, is_concerned
from gatewright.rules.rule import Rule
from gatewright.template import Template

ROOT = Path(__file__).parents[3]
SPECS = sorted(
    path
    for folder in (ROOT / "specs", ROOT / "tests/cases/spec", ROOT / "tests/cases/rules")
    for path in folder.rglob("*.yaml")
    if not path.name.endswith(".template.yaml") and b"gatewright:" in path.read_bytes()
)
GATED = {name: theme for theme in themes() if (name := theme.__name__.rpartition(".")[2]) in {*OF_UNITS, *OF_GATEWAYS}}


def compiled(path: Path) -> list[tuple[Unit, Template | None]]:
    """What a spec means and becomes in each of its targets, beside the others of its folder."""
    beside = [open_spec(other) for other in sorted((path.parent / "beside").glob("*.yaml"))]
    file = open_spec(path)
    made = compile_file(file, Request(), None, Workspace((file, *beside)))
    return [(each.unit, each.template) for each in made if each.unit is not None]


def test_each_condition_is_about_a_folder() -> None:
    assert set(GATED) == {*OF_UNITS, *OF_GATEWAYS}


@pytest.mark.parametrize("part", range(8))
def test_rules_that_are_not_read_would_report_nothing(part: int) -> None:
    silent: set[str] = set()
    for path in SPECS[part::8]:
        for unit, template in compiled(path):
            for name, theme in GATED.items():
                if not is_concerned(name, unit):
                    silent.add(name)
                    assert reports(theme, unit, template) == [], path
    assert silent == set(GATED), "each folder is left out for some spec"


def reports(theme: ModuleType, unit: Unit, template: Template | None) -> list[str]:
    """What the rules of a folder report about a unit, whether they are concerned or not."""
    found: list[str] = []
    for rule in rules_of(theme):
        if unit.kind not in rule.kinds:
            continue
        if isinstance(rule, Rule):
            found += [f"{rule.name}: {problem.message}" for problem in rule.problems(unit)]
        elif template is not None:
            found += [f"{rule.name}: {problem.message}" for problem in rule.problems(unit, template)]
    return found
