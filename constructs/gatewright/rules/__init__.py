"""The rules, one a file, found by walking this folder; and users' own, found by entry point."""

import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from gatewright.diagnostics import Diagnostic, Severity
from gatewright.document import Document, Path
from gatewright.gateway import Gateway, RuleChange
from gatewright.rules.rule import AnyRule, Problem, Rule, TemplateRule, locate
from gatewright.template import Template

__all__ = ["Problem", "Rule", "TemplateRule", "all_rules", "check_gateway", "check_template"]

ENTRY_POINT = "gatewright.rules"
"""The entry point group under which a package offers rules of its own: each names a Rule, with an id from GW900."""


@cache
def own_rules() -> tuple[AnyRule, ...]:
    """Gatewright's own rules, by id."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name != "rule")
    rules: list[AnyRule] = [import_module(f"{__name__}.{name}").RULE for name in names]
    return tuple(sorted(rules, key=lambda rule: rule.id))


@cache
def all_rules() -> tuple[AnyRule, ...]:
    """All rules: Gatewright's own, then those of installed packages."""
    others: list[AnyRule] = [entry.load() for entry in entry_points(group=ENTRY_POINT)]
    return (*own_rules(), *sorted(others, key=lambda rule: rule.id))


def check_gateway(gateway: Gateway, document: Document) -> tuple[Diagnostic, ...]:
    """What the rules say about a gateway."""
    rules = [rule for rule in all_rules() if isinstance(rule, Rule)]
    return tuple(_taken(gateway, document, [(rule, rule.check(gateway)) for rule in rules]))


def check_template(gateway: Gateway, template: Template, document: Document) -> tuple[Diagnostic, ...]:
    """What the rules say about a gateway's template."""
    rules = [rule for rule in all_rules() if isinstance(rule, TemplateRule)]
    return tuple(_taken(gateway, document, [(rule, rule.check(gateway, template)) for rule in rules]))


def _taken(
    gateway: Gateway, document: Document, found: Iterable[tuple[AnyRule, Iterable[Problem]]]
) -> Iterator[Diagnostic]:
    """The problems as diagnostics, taken as seriously as the spec wants."""
    changes = {change.rule: change for change in gateway.rule_changes}
    for rule, problems in found:
        change = changes.get(rule.id) or changes.get(rule.name)
        for problem in problems:
            if change is not None and _is_waived(change, problem.path):
                continue
            diagnostic = locate(problem, rule.code, document)
            severity = change.severity if change else None
            yield diagnostic.with_severity(Severity(severity)) if severity else diagnostic


def _is_waived(change: RuleChange, path: Path) -> bool:
    return change.waived and (not change.at or any(path[: len(at)] == at for at in change.at))
