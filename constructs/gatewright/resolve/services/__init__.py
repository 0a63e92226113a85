"""AWS services as backends: from the spec to the call of the service. One module for each, with the spec's name."""

from importlib import import_module
from typing import Any

from gatewright.document import Path
from gatewright.gateway import ServiceTarget, SubtypeTarget
from gatewright.resolve.scope import Scope
from gatewright.resolve.services.call import target_of
from gatewright.resolve.services.service import Service
from gatewright.resolve.services.subtype import subtype_target_of
from gatewright.spec.model import traits
from gatewright.spec.services.common import ServiceBackend


def service_target(scope: Scope, spec: ServiceBackend, path: Path) -> ServiceTarget | SubtypeTarget | None:
    """The call of a backend at `path`. An unsupported service has none: the error comes from comparing API types."""
    here = (*path, traits(type(spec)).tag)
    service = service_of(type(spec))
    if scope.spec.kind == "http":
        subtype = service.subtype(scope, spec, here) if service.subtype else None
        return subtype_target_of(scope, spec, subtype, here) if subtype else None
    call = service.call(scope, spec, here) if service.call else None
    return target_of(scope, spec, call, here) if call else None


def service_of(backend: type[ServiceBackend]) -> Service[Any]:
    """The service that a backend calls. Only its own module is imported."""
    name = backend.__module__.rpartition(".")[2]
    service: Service[Any] = import_module(f"{__name__}.{name}").SERVICE
    return service
