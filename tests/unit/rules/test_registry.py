"""Rules are where their names and ids say."""

import re
from importlib import import_module

import pytest

from gatewright.diagnostics import Severity
from gatewright.pages import THEMES
from gatewright.rules import own_rules
from gatewright.rules.rule import AnyRule

RULES = pytest.mark.parametrize("rule", own_rules(), ids=lambda rule: rule.name)


@RULES
def test_a_rule_stands_in_the_file_of_its_name(rule: AnyRule) -> None:
    module = import_module(f"gatewright.rules.{rule.name.replace('-', '_')}")
    assert module.RULE is rule
    assert rule.page == module.__doc__


@RULES
def test_errors_are_gw3xx_and_gw5xx_and_advice_is_gw4xx_and_gw6xx(rule: AnyRule) -> None:
    assert re.fullmatch("GW[3-6][0-9]{2}", rule.id)
    assert rule.id.startswith(("GW3", "GW5")) == (rule.severity is Severity.ERROR)


@RULES
def test_an_id_belongs_to_a_theme(rule: AnyRule) -> None:
    assert any(first <= rule.id for first, _ in THEMES if first[:3] == rule.id[:3])


def test_rules_come_by_id() -> None:
    ids = [rule.id for rule in own_rules()]
    assert ids == sorted(set(ids))
