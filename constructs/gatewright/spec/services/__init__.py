"""AWS services as backends. Each module of this package that declares a backend is a service."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Union

from gatewright.document.modules import modules_in
from gatewright.spec.model import traits
from gatewright.spec.services.common import ServiceBackend


def service_backends() -> Iterator[type[ServiceBackend]]:
    """The backends of all services, by the names of their modules."""
    for name in modules_in(sys.modules[__name__]):
        module = import_module(f"{__name__}.{name}")
        for declared in vars(module).values():
            if isinstance(declared, type) and declared.__module__ == module.__name__ and _is_backend(declared):
                yield declared


def _is_backend(declared: type) -> bool:
    return issubclass(declared, ServiceBackend) and bool(traits(declared).tag)


if TYPE_CHECKING:
    AnyService = ServiceBackend
else:
    AnyService = Union[tuple(service_backends())]  # noqa: UP007 - `|` does not take a list
"""A backend of one of the services. The loader needs all of them, a type checker what they have in common."""
