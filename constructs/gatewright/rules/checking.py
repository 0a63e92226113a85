"""Asking the rules about what a spec means, and taking their findings as seriously as the spec wants."""

from collections.abc import Iterable, Iterator, Sequence

from gatewright.diagnostics import Diagnostic, Severity
from gatewright.diagnostics.codes.rule_settings import UNKNOWN_RULE
from gatewright.diagnostics.nearest import suggestion
from gatewright.document import Document, Path
from gatewright.document.source import Place
from gatewright.gateway import RuleChange, Unit
from gatewright.rules.catalogue import all_rules, find_code, rules_about
from gatewright.rules.rule import AnyRule, Problem, Rule, TemplateRule, locate
from gatewright.template import Template


def check_unit(unit: Unit, document: Document, *, whole: bool = True) -> tuple[Diagnostic, ...]:
    """What the rules report about what a spec means. It is not whole if faulty parts of the spec are missing."""
    rules = [rule for rule in rules_about(unit) if isinstance(rule, Rule) and (whole or not rule.whole)]
    found = _taken(unit, document, [(rule, rule.problems(unit)) for rule in rules])
    return (*_wrong_settings(unit, document), *found)


def check_template(unit: Unit, template: Template, document: Document) -> tuple[Diagnostic, ...]:
    """What the rules report about the template of what a spec means."""
    rules = [rule for rule in rules_about(unit) if isinstance(rule, TemplateRule)]
    return tuple(_taken(unit, document, [(rule, rule.problems(unit, template)) for rule in rules]))


def agreed(runs: Sequence[tuple[Diagnostic, ...]], *, of: int) -> list[tuple[Diagnostic, ...]]:
    """What is said of each environment, without advice that is not true of all of them.

    There are `of` environments. Where not all of them were looked at, such advice cannot be given.
    """
    if of == 1:
        return list(runs)
    advice = [{said for said in run if said.code.everywhere} for run in runs]
    common = advice[0].intersection(*advice[1:]) if len(runs) == of else set[Diagnostic]()
    return [
        tuple(said for said in run if not said.code.everywhere or said in common or said.severity is Severity.ERROR)
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
    if not unit.rule_changes:
        return
    known = {name for rule in all_rules() for name in (rule.id, rule.name)}
    for change in unit.rule_changes:
        if change.rule not in known:
            yield _wrong_setting(change.rule, known, document.key_place(change.path))


def _wrong_setting(word: str, known: set[str], place: Place) -> Diagnostic:
    code = find_code(word)
    if code is None:
        help = suggestion(word, known) or "`gatewright rule` lists all rules"
        return UNKNOWN_RULE.at(place, f"there is no rule {word!r}", help=help)
    message = f"{code.name} ({code.id}) is not a rule: a spec with this error cannot be compiled"
    return UNKNOWN_RULE.at(place, message, help="remove this setting, and fix the error")
