"""All rules and codes there are: a rule is a file in the folder of its theme, found by walking."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType

from gatewright.diagnostics import Code
from gatewright.diagnostics.codes import stage_codes
from gatewright.document.modules import modules_in, packages_in
from gatewright.gateway import Unit
from gatewright.rules.concerns import is_concerned
from gatewright.rules.installed import installed_rules
from gatewright.rules.rule import AnyRule

_PACKAGE = __package__ or ""
_NO_THEME = "shared"


@cache
def themes() -> tuple[ModuleType, ...]:
    """The folders of rules. The docstring of each is its title."""
    return tuple(map(_theme, _names()))


@cache
def _names() -> tuple[str, ...]:
    return tuple(name for name in packages_in(import_module(_PACKAGE)) if name != _NO_THEME)


def _theme(name: str) -> ModuleType:
    return import_module(f"{_PACKAGE}.{name}")


@cache
def rules_of(theme: ModuleType) -> tuple[AnyRule, ...]:
    """The rules in one folder, by id."""
    rules: list[AnyRule] = [import_module(f"{theme.__name__}.{name}").RULE for name in modules_in(theme)]
    return tuple(sorted(rules, key=lambda rule: rule.id))


@cache
def own_rules() -> tuple[AnyRule, ...]:
    """Gatewright's own rules, by id."""
    return tuple(sorted((rule for theme in themes() for rule in rules_of(theme)), key=lambda rule: rule.id))


@cache
def all_rules() -> tuple[AnyRule, ...]:
    """All rules: Gatewright's own, then those of installed packages."""
    return (*own_rules(), *_installed())


def rules_about(unit: Unit) -> Iterator[AnyRule]:
    """The rules that may have something to report. The others are not even imported."""
    for name in _names():
        if is_concerned(name, unit):
            yield from (rule for rule in rules_of(_theme(name)) if unit.kind in rule.kinds)
    yield from (rule for rule in _installed() if unit.kind in rule.kinds)


@cache
def _installed() -> tuple[AnyRule, ...]:
    return tuple(sorted(installed_rules(), key=lambda rule: rule.id))


@cache
def all_codes() -> tuple[Code, ...]:
    """The codes of the compiler's stages, then those of the rules, by id."""
    return (*stage_codes(), *(rule.code for rule in all_rules()))


def find_code(word: str) -> Code | None:
    """The code with this id or name."""
    return next((code for code in all_codes() if word in (code.id, code.name)), None)
