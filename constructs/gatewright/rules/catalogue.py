"""All rules and codes there are: a rule is a file in the folder of its theme, found by walking."""

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType

from gatewright.diagnostics import Code
from gatewright.diagnostics.codes import stage_codes
from gatewright.rules.installed import installed_rules
from gatewright.rules.rule import AnyRule

_PACKAGE = __package__ or ""
_NO_THEME = "shared"


@cache
def themes() -> tuple[ModuleType, ...]:
    """The folders of rules. The docstring of each is its title."""
    folders = pkgutil.iter_modules(import_module(_PACKAGE).__path__)
    names = sorted(folder.name for folder in folders if folder.ispkg and folder.name != _NO_THEME)
    return tuple(import_module(f"{_PACKAGE}.{name}") for name in names)


@cache
def rules_of(theme: ModuleType) -> tuple[AnyRule, ...]:
    """The rules in one folder, by id."""
    names = sorted(module.name for module in pkgutil.iter_modules(theme.__path__))
    rules: list[AnyRule] = [import_module(f"{theme.__name__}.{name}").RULE for name in names]
    return tuple(sorted(rules, key=lambda rule: rule.id))


@cache
def own_rules() -> tuple[AnyRule, ...]:
    """Gatewright's own rules, by id."""
    return tuple(sorted((rule for theme in themes() for rule in rules_of(theme)), key=lambda rule: rule.id))


@cache
def all_rules() -> tuple[AnyRule, ...]:
    """All rules: Gatewright's own, then those of installed packages."""
    return (*own_rules(), *sorted(installed_rules(), key=lambda rule: rule.id))


@cache
def all_codes() -> tuple[Code, ...]:
    """The codes of the compiler's stages, then those of the rules, by id."""
    return (*stage_codes(), *(rule.code for rule in all_rules()))


def find_code(word: str) -> Code | None:
    """The code with this id or name."""
    return next((code for code in all_codes() if word in (code.id, code.name)), None)
