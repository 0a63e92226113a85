"""Rules are where their names and ids say."""

import re
from importlib import import_module
from types import ModuleType

import pytest

from gatewright.diagnostics import Severity
from gatewright.rules import catalogue
from gatewright.rules.catalogue import own_rules
from gatewright.rules.rule import AnyRule

RULES = pytest.mark.parametrize("rule", own_rules(), ids=lambda rule: rule.name)


@pytest.mark.parametrize("theme", catalogue.themes(), ids=lambda theme: theme.__name__)
def test_a_rule_stands_in_the_file_of_its_name_in_the_folder_of_its_theme(theme: ModuleType) -> None:
    assert re.fullmatch(r"[A-Z][^.]*\.", theme.__doc__ or "")
    for rule in catalogue.rules_of(theme):
        module = import_module(f"{theme.__name__}.{rule.name.replace('-', '_')}")
        assert module.RULE is rule
        assert rule.page == module.__doc__


@RULES
def test_ids_tell_errors_from_advice(rule: AnyRule) -> None:
    assert re.fullmatch("GW[3-8][0-9]{2}", rule.id)
    assert rule.id.startswith(("GW3", "GW5", "GW7")) == (rule.severity is Severity.ERROR)


def test_rules_come_by_id() -> None:
    ids = [rule.id for rule in own_rules()]
    assert ids == sorted(set(ids))
