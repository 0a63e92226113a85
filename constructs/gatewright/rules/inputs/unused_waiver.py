"""A setting under `rules` has no effect.

A waiver that waives nothing is usually left over from a problem that was fixed, and would hide the next one. `at`,
`owner` and `until` need `waive`. A rule can be set only once, by its ID or by its name.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {POST /hooks: {backend: {mock: {}}, auth: iam}}
stages: {dev: {}}
rules: {open-route: {waive: the backend checks the sender's signature, at: [routes.POST /hooks]}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {POST /hooks: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
rules: {open-route: {waive: the backend checks the sender's signature, at: [routes.POST /hooks]}}
```
"""

from collections.abc import Iterator, Mapping

from gatewright.diagnostics import Severity
from gatewright.document import Path
from gatewright.gateway import RuleChange, Unit
from gatewright.rules.rule import EVERY, AnyRule, Problem, Rule, TemplateRule
from gatewright.template import Template


def check(unit: Unit, template: Template) -> Iterator[Problem]:
    """Every setting of a rule has an effect."""
    if not unit.rule_changes:
        return
    known = _known()
    seen: dict[str, RuleChange] = {}
    for change in unit.rule_changes:
        rule = known.get(change.rule)
        if rule is None:
            continue
        earlier = seen.setdefault(rule.id, change)
        if earlier is not change:
            related = ((earlier.path, f"`{earlier.rule}` is the same rule"),)
            message = f"{rule.name} ({rule.id}) is set twice"
            yield Problem(change.path, message, "keep one of them", at_key=True, related=related)
        elif change.waived:
            yield from _unused(change, [problem.path for problem in _problems(rule, unit, template)])
        else:
            yield from _without_waiver(change)


def _without_waiver(change: RuleChange) -> Iterator[Problem]:
    for key in change.details:
        help = f"add `waive:` with the reason, or remove `{key}`"
        yield Problem((*change.path, key), f"`{key}` has no effect without `waive`", help, at_key=True)


def _unused(change: RuleChange, found: list[Path]) -> Iterator[Problem]:
    if not change.at and not found:
        message = f"`{change.rule}` reports nothing"
        yield Problem(change.path, message, "remove the waiver", at_key=True)
    for at in change.at:
        if not any(path[: len(at)] == at for path in found):
            message = f"`{change.rule}` reports nothing at `{'.'.join(map(str, at))}`"
            yield Problem((*change.path, "at"), message, "remove this entry", at_key=True)


def _problems(rule: AnyRule, unit: Unit, template: Template) -> Iterator[Problem]:
    if unit.kind not in rule.kinds:
        return
    yield from rule.problems(unit, template) if isinstance(rule, TemplateRule) else rule.problems(unit)


def _known() -> Mapping[str, Rule | TemplateRule]:
    from gatewright.rules.catalogue import all_rules  # noqa: PLC0415 - this is one of them

    return {name: rule for rule in all_rules() if rule.id != RULE.id for name in (rule.id, rule.name)}


RULE = TemplateRule("GW425", "unused-waiver", __doc__ or "", check, Severity.WARNING, everywhere=True, kinds=EVERY)
