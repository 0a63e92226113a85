"""The examples on the pages of rules are true."""

from pathlib import Path

import pytest

from gatewright.diagnostics import has_errors
from gatewright.rules.catalogue import own_rules
from gatewright.rules.rule import AnyRule
from unit.rules.large import BEYOND, WITHIN
from unit.rules.specs import diagnostics, examples, said_by

RULES = pytest.mark.parametrize("rule", own_rules(), ids=lambda rule: rule.name)


@RULES
def test_a_rule_has_a_bad_and_a_good_example(rule: AnyRule) -> None:
    assert len(examples(rule.page, "Bad")) == 1
    assert len(examples(rule.page, "Good")) == 1


@RULES
def test_the_rule_reports_its_bad_example(rule: AnyRule, tmp_path: Path) -> None:
    (shown,) = examples(rule.page, "Bad")
    bad = BEYOND.get(rule.name, shown)
    found = diagnostics(bad, tmp_path)
    assert said_by(rule.name, found), [said.message for said in found]
    assert all(said.severity is rule.severity for said in said_by(rule.name, found))


@RULES
def test_the_rule_does_not_report_its_good_example_and_nothing_is_wrong_with_it(rule: AnyRule, tmp_path: Path) -> None:
    (good,) = examples(rule.page, "Good")
    found = diagnostics(good, tmp_path)
    assert not said_by(rule.name, found)
    assert not has_errors(found), [said.message for said in found]


@RULES
def test_a_bad_example_is_bad_for_one_reason(rule: AnyRule, tmp_path: Path) -> None:
    (shown,) = examples(rule.page, "Bad")
    others = {said.code.name for said in diagnostics(shown, tmp_path)} - {rule.name}
    assert others <= ALSO.get(rule.name, set())


ALSO = {
    "alarm-canary": {"alarm-price"},
    "alarm-firewall": {"alarm-price"},
    "alarm-never": {"alarm-price"},
    "alarm-numbers": {"alarm-price"},
    "alarm-share": {"alarm-price"},
    "alarm-throttled": {"alarm-price"},
    "alarm-topic": {"alarm-price"},
    "alarm-unheard": {"alarm-price"},
    "cache-key": {"cache-price"},
    "cache-key-gap": {"cache-price"},
    "cache-shared-answers": {"cache-price"},
    "cache-ttl": {"cache-price"},
    "cache-unencrypted": {"cache-price"},
    "cached-write": {"cache-price"},
    "cloudfront-domain": {"cloudfront-price"},
    "cloudfront-firewall": {"cloudfront-price"},
    "cloudfront-stage": {"cloudfront-price"},
    "edge-log-key": {"cloudfront-price"},
    "metrics-name": {"alarm-price", "raw-in-use", "raw-over-field"},
    "past-cloudfront": {"cloudfront-price"},
    "private-address": {"plain-http"},
    "raw-for-other-rendering": {"raw-in-use"},
    "raw-over-field": {"raw-in-use"},
    "stack-outputs": {"unused-waiver"},
    "stack-resources": {"lingering-routes"},
    "stage-variable-limit": {"unused-stage-variable"},
    "tls-check-off": {"lingering-routes"},
    "unused-vpc-endpoint": {"vpc-endpoint-price"},
    "vpc-endpoint-group": {"vpc-endpoint-price"},
    "vpc-endpoint-names": {"vpc-endpoint-price"},
    "vpc-endpoint-zones": {"vpc-endpoint-price"},
}
"""What cannot be helped in a bad example."""


@pytest.mark.parametrize("name", BEYOND)
def test_an_example_that_is_cut_short_says_so(name: str) -> None:
    (rule,) = (rule for rule in own_rules() if rule.name == name)
    (shown,) = examples(rule.page, "Bad")
    assert "# of " in shown or "# over " in shown or "# and so on, to " in shown


@pytest.mark.parametrize("name", WITHIN)
def test_a_limit_is_where_the_service_has_it(name: str, tmp_path: Path) -> None:
    assert WITHIN.keys() == BEYOND.keys()
    assert not said_by(name, diagnostics(WITHIN[name], tmp_path))
