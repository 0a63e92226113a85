"""The modules in a folder of this package: what is found by walking, and not listed by hand."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from types import ModuleType


def modules_in(package: ModuleType) -> tuple[str, ...]:
    """The names of the modules right in a package, sorted. `pkgutil` would do, but it imports `inspect`."""
    files = (name.partition(".") for name in os.listdir(package.__path__[0]))  # noqa: PTH208 - at every start
    return tuple(sorted(name for name, _, ending in files if ending == "py" and name != "__init__"))


def packages_in(package: ModuleType) -> tuple[str, ...]:
    """The names of the packages right in a package, sorted."""
    with os.scandir(package.__path__[0]) as entries:
        return tuple(sorted(entry.name for entry in entries if entry.is_dir() and not entry.name.startswith("_")))


def imported_when_needed(package: str) -> Callable[[str], ModuleType]:
    """The `__getattr__` of a module whose attributes are the modules of a package: a spec needs few of them."""

    def module(name: str) -> ModuleType:
        if name.startswith("__"):
            raise AttributeError(name)
        return import_module(f"{package}.{name}")

    return module
