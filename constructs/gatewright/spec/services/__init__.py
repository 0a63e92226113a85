"""AWS services as backends. Each module of this package that declares a backend is a service."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Union

from gatewright.document.modules import modules_in
from gatewright.spec.model import Tagged, traits
from gatewright.spec.services.common import ServiceBackend

TAGS = tuple(name for name in modules_in(sys.modules[__name__]) if name != "common")
"""The services, each with the name of its module."""


def backend_of(tag: str) -> type[ServiceBackend]:
    """The backend of a service. Only its own module is imported."""
    declared = vars(import_module(f"{__name__}.{tag}")).values()
    backends = (each for each in declared if isinstance(each, type) and issubclass(each, ServiceBackend))
    return next(each for each in backends if traits(each).tag == tag)


if TYPE_CHECKING:
    AnyService = ServiceBackend
else:
    AnyService = Union[tuple(Annotated[ServiceBackend, Tagged(tag, backend_of)] for tag in TAGS)]  # noqa: UP007
"""A backend of one of the services. The loader needs the models of those that a spec uses."""
