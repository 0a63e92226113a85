"""Rules of other packages: an entry point in the group `gatewright.rules` names a Rule, with an id from GW900."""

import os
import re
import sys
from collections.abc import Iterator

from gatewright.rules.rule import AnyRule, Rule, TemplateRule

GROUP = "gatewright.rules"

_ID = "GW9[0-9]{2}"


def installed_rules() -> Iterator[AnyRule]:
    """The rules of installed packages."""
    if not any(map(_offers_rules, sys.path)):
        return
    from importlib.metadata import entry_points  # noqa: PLC0415 - costs more than all rules together

    for entry in entry_points(group=GROUP):
        yield _checked(entry.name, entry.load())


def _checked(name: str, rule: object) -> AnyRule:
    if not isinstance(rule, Rule | TemplateRule):
        raise TypeError(f"the entry point {name!r} of {GROUP} names {rule!r}, which is not a rule")
    if not re.fullmatch(_ID, rule.id):
        raise ValueError(f"the rule {rule.name!r} has the id {rule.id!r}; ids of other packages are GW900 to GW999")
    return rule


def _offers_rules(folder: str) -> bool:
    """Whether a package that is installed in this folder has an entry point in the group."""
    try:
        with os.scandir(folder or ".") as entries:
            packages = [entry.path for entry in entries if entry.name.endswith((".dist-info", ".egg-info"))]
    except OSError:
        return False
    return any(f"[{GROUP}]" in _text(f"{package}/entry_points.txt") for package in packages)


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123 - half the time of pathlib, at every start
            return file.read()
    except (OSError, UnicodeDecodeError):
        return ""
