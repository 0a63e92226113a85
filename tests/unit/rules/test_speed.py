"""Rules are fast enough to be run at every keystroke."""

import time
from pathlib import Path

from gatewright.compile import Request, compile_spec
from gatewright.rules import own_rules
from gatewright.rules.rule import Rule
from unit.rules.specs import HEAD, REST, spec_file

ROUTES = 3000
BUDGET_S = 0.3
"""For all rules; several times what it takes on a slow machine."""


def _large() -> str:
    routes = "".join(
        f"  GET /a{index // 60}/{{id}}/b{index}: {{backend: a{index % 50}, query: {{page: integer}}, auth: none}}\n"
        for index in range(ROUTES)
    )
    backends = "".join(f'  a{index}: {{http: "https://example.com/{{id}}/{index}"}}\n' for index in range(50))
    rules = "rules: {resource-limit: {waive: a}, template-size: {waive: a}}\n"
    return f"{HEAD}{REST}backends:\n{backends}routes:\n{routes}stages: {{dev: {{}}}}\n{rules}"


def test_all_rules_together_are_fast(tmp_path: Path) -> None:
    compilation = compile_spec(spec_file(_large(), tmp_path), Request())
    gateway, template = compilation.gateway, compilation.template
    assert gateway is not None
    assert template is not None
    assert len(gateway.routes) == ROUTES
    took = min(_time_of_all(gateway, template) for _ in range(3))
    assert took < BUDGET_S


def _time_of_all(gateway, template) -> float:  # type: ignore[no-untyped-def]  # noqa: ANN001
    start = time.process_time()
    for rule in (rule for rule in own_rules() if gateway.kind in rule.kinds):
        list(rule.check(gateway) if isinstance(rule, Rule) else rule.check(gateway, template))
    return time.process_time() - start
