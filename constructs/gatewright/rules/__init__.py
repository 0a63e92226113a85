"""The rules, one a file, found by walking this folder; and users' own, found by entry point.

Ids are grouped by theme, with room for more:

    GW301-309  paths, parameters, scopes, keys   GW401-419  security, callers
    GW310-319  mapping templates                 GW420-439  what nothing uses
    GW320-339  backends                          GW440-469  design
    GW340-347  functions                         GW470-472  cost
    GW348-349  answers, requests                 GW473-486  caches, logs, answers
    GW350-359  callers                           GW487-489  mapping templates
    GW360-371  stages, deployments, tags         GW490-499  ways out of the language
    GW372-378  endpoints, links, mappings
    GW379-389  the template and its stack
    GW390-391  links, versions
    GW392-396  HTTP APIs
    GW397-399  messages, models
    GW500-509  firewalls                         GW600-609  firewalls
    GW510-519  canaries
    GW520-529  alarms, what is watched           GW620-629  alarms, what is watched
    GW530-539  domains                           GW630-639  domains
    GW540-549  CloudFront, us-east-1             GW640-649  CloudFront, us-east-1
    GW550-559  VPC endpoints, trust              GW650-659  VPC endpoints, trust
                                                 GW660-669  postures, secrets
    GW570-579  regions and their records         GW670-679  regions and their records
    GW580-589  shared domains, accounts          GW680-689  shared domains, accounts

3xx and 5xx are errors: the service refuses it, or it cannot work. 4xx and 6xx are advice. GW900 to GW999 are users'
own.
"""

import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module

from gatewright.diagnostics import Diagnostic, Severity
from gatewright.document import Document, Path
from gatewright.gateway import RuleChange, Unit
from gatewright.rules.installed import installed_rules
from gatewright.rules.rule import AnyRule, Problem, Rule, TemplateRule, locate
from gatewright.template import Template

__all__ = ["Problem", "Rule", "TemplateRule", "agreed", "all_rules", "check_template", "check_unit", "own_rules"]

_MACHINERY = ("installed", "rule")


@cache
def own_rules() -> tuple[AnyRule, ...]:
    """Gatewright's own rules, by id."""
    modules = (module for module in pkgutil.iter_modules(__path__) if not module.ispkg)
    names = sorted(module.name for module in modules if module.name not in _MACHINERY)
    rules: list[AnyRule] = [import_module(f"{__name__}.{name}").RULE for name in names]
    return tuple(sorted(rules, key=lambda rule: rule.id))


@cache
def all_rules() -> tuple[AnyRule, ...]:
    """All rules: Gatewright's own, then those of installed packages."""
    return (*own_rules(), *sorted(installed_rules(), key=lambda rule: rule.id))


def check_unit(unit: Unit, document: Document, *, whole: bool = True) -> tuple[Diagnostic, ...]:
    """What the rules say about what a spec means. It is not whole if faulty parts of the spec are missing from it."""
    rules = [rule for rule in all_rules() if isinstance(rule, Rule) and _concerns(rule, unit, whole=whole)]
    found = _taken(unit, document, [(rule, rule.problems(unit)) for rule in rules])
    return (*_wrong_settings(unit, document), *found)


def _concerns(rule: Rule, unit: Unit, *, whole: bool) -> bool:
    return unit.kind in rule.kinds and (whole or not rule.whole)


def check_template(unit: Unit, template: Template, document: Document) -> tuple[Diagnostic, ...]:
    """What the rules say about the template of what a spec means."""
    rules = [rule for rule in all_rules() if isinstance(rule, TemplateRule) and unit.kind in rule.kinds]
    return tuple(_taken(unit, document, [(rule, rule.problems(unit, template)) for rule in rules]))


def agreed(runs: Sequence[tuple[Diagnostic, ...]], *, of: int) -> list[tuple[Diagnostic, ...]]:
    """What is said of each environment, without advice that is not true of all of them.

    There are `of` environments. Where not all of them were looked at, such advice cannot be given.
    """
    if of == 1:
        return list(runs)
    ids = {rule.id for rule in all_rules() if rule.everywhere}
    advice = [{said for said in run if said.code.id in ids} for run in runs]
    common = advice[0].intersection(*advice[1:]) if len(runs) == of else set[Diagnostic]()
    return [
        tuple(said for said in run if said.code.id not in ids or said in common or said.severity is Severity.ERROR)
        for run in runs
    ]


def is_waived(change: RuleChange, path: Path) -> bool:
    """Whether a spec waives a rule for a problem at this path."""
    return change.waived and not change.lapsed and (not change.at or any(path[: len(at)] == at for at in change.at))


def _taken(unit: Unit, document: Document, found: Iterable[tuple[AnyRule, Iterable[Problem]]]) -> Iterator[Diagnostic]:
    """The problems as diagnostics, taken as seriously as the spec wants."""
    changes = {change.rule: change for change in unit.rule_changes}
    for rule, problems in found:
        change = changes.get(rule.id) or changes.get(rule.name)
        severity = change.severity if change else None
        for problem in problems:
            if change is not None and is_waived(change, problem.path):
                continue
            diagnostic = locate(problem, rule.code, document)
            yield diagnostic.with_severity(Severity(severity)) if severity else diagnostic


def _wrong_settings(unit: Unit, document: Document) -> Iterator[Diagnostic]:
    """Settings under `rules` that name no rule."""
    known = {name for rule in all_rules() for name in (rule.id, rule.name)}
    for change in unit.rule_changes:
        if change.rule not in known:
            from gatewright.codes import wrong_setting  # noqa: PLC0415 - needed for few specs, and it needs the rules

            yield wrong_setting(change.rule, known, document.key_place(change.path))
