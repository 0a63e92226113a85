"""Rules take no more time than specs have routes: what they do is counted, as clocks depend on the machine."""

import sys
from types import FrameType

import pytest

from gatewright.compile import Compilation, Request, compile_spec
from gatewright.rules.catalogue import own_rules
from gatewright.rules.rule import AnyRule, Rule
from unit.rules.specs import HEAD, REST, spec_file

FEW, MANY = 40, 400
GROWTH = 1.3
"""How much more than its share of the routes a rule may do."""
ANYWAY = 200
"""Calls that nobody counts."""


def _spec(routes_many: int) -> str:
    routes = "".join(
        f"  GET /a{index // 60}/{{id}}/b{index}: {{backend: a{index % 50}, query: {{page: integer}}, auth: none}}\n"
        for index in range(routes_many)
    )
    backends = "".join(f'  a{index}: {{http: "https://example.com/{{id}}/{index}"}}\n' for index in range(50))
    rules = "rules: {resource-limit: {waive: a}, template-size: {waive: a}}\n"
    return f"{HEAD}{REST}backends:\n{backends}routes:\n{routes}stages: {{dev: {{}}}}\n{rules}"


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Compilation, Compilation]:
    """A spec of few routes, and one of many."""
    folder = tmp_path_factory.mktemp("specs")
    few, many = (compile_spec(spec_file(_spec(routes), folder), Request()) for routes in (FEW, MANY))
    return few, many


@pytest.mark.parametrize("rule", [rule for rule in own_rules() if "rest" in rule.kinds], ids=lambda rule: rule.name)
def test_what_a_rule_does_grows_with_the_routes_and_no_faster(
    rule: AnyRule, compiled: tuple[Compilation, Compilation]
) -> None:
    few, many = (_calls(rule, compilation) for compilation in compiled)
    assert many <= (few + ANYWAY) * MANY / FEW * GROWTH


def _calls(rule: AnyRule, compilation: Compilation) -> int:
    """How many functions a rule calls, Python's own included."""
    gateway, template = compilation.gateway, compilation.template
    assert gateway is not None
    assert template is not None
    called = 0

    def count(_frame: FrameType, event: str, _about: object) -> None:
        nonlocal called
        called += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        for _ in rule.problems(gateway) if isinstance(rule, Rule) else rule.problems(gateway, template):
            pass
    finally:
        sys.setprofile(None)
    return called
