"""The module `gatewright.models`, which has all types of the language in one place.

Type checkers and editors have to see the imports, so they are written down rather than made when the module is loaded.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from gatewright.load.collections import MapShape
from gatewright.load.models import ModelShape
from gatewright.load.of import shape_of
from gatewright.load.scalars import ValueShape
from gatewright.load.walk import walk
from gatewright.spec.gateway import GatewaySpec
from gatewright.spec.roots import ROOTS
from gatewright.spec.values.name import Word

FILE = "constructs/gatewright/models.py"

HEAD = '''"""The language as Python: the types of specs that are written in code rather than in YAML.

`make docs` writes this module from the models in `gatewright.spec`.
"""
'''

NOTHING = ("gatewright.spec.model", "NONE")
"""The word `none`, which is a value rather than a type."""

LINE = 120


def types_of_the_language() -> frozenset[type[Any]]:
    """All models, with those that they inherit from, and all value types but words, which are strings in models."""
    shapes = walk(shape_of(GatewaySpec), *map(shape_of, ROOTS.values()))
    return frozenset(type for shape in shapes for type in _types(shape))


def text() -> str:
    """The module's text."""
    modules: defaultdict[str, list[str]] = defaultdict(list)
    for module, name in (NOTHING, *((type.__module__, type.__name__) for type in types_of_the_language())):
        modules[module].append(name)
    imports = [_import(module, sorted(names, key=_order)) for module, names in sorted(modules.items())]
    exported = sorted((name for names in modules.values() for name in names), key=_order)
    return "\n".join((HEAD, *imports, "", "__all__ = [", *(f'    "{name}",' for name in exported), "]", ""))


def _types(shape: object) -> Iterator[type[Any]]:
    match shape:
        case ModelShape(type=type):
            yield from (base for base in type.__mro__ if hasattr(base, "TRAITS"))
        case ValueShape(type=type) if not issubclass(type, Word):
            yield type
        case MapShape(kinds):
            yield from (kind.key for kind in kinds if kind.key and not issubclass(kind.key, Word))
        case _:
            pass


def _import(module: str, names: list[str]) -> str:
    line = f"from {module} import {', '.join(names)}"
    if len(line) <= LINE:
        return line
    return "\n".join((f"from {module} import (", *(f"    {name}," for name in names), ")"))


def _order(name: str) -> tuple[bool, str]:
    """The formatter's order: constants before types."""
    return not name.isupper(), name
