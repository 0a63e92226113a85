"""Queries of backends that call AWS services."""

from collections.abc import Iterator
from typing import Any, TypeVar, cast

from gatewright.document import Path
from gatewright.gateway import Backend, Gateway, ServiceTarget, SubtypeTarget
from gatewright.rules.shared.looking import settings_path
from gatewright.spec.model import Json
from gatewright.spec.reference import Reference, ResourceReference
from gatewright.spec.services.common import ServiceBackend

T = TypeVar("T", bound=ServiceBackend)


def services(gateway: Gateway) -> Iterator[tuple[Backend, ServiceTarget | SubtypeTarget]]:
    """All backends that call a service."""
    for backend in gateway.all_backends:
        if isinstance(backend.target, ServiceTarget | SubtypeTarget):
            yield backend, backend.target


def written(gateway: Gateway, kind: type[T]) -> Iterator[tuple[Path, T]]:
    """All backends of one kind as written, each with its path."""
    for backend, target in services(gateway):
        if isinstance(target.written, kind):
            yield settings_path(backend), target.written


def own_resource(gateway: Gateway, reference: Reference) -> Json | None:
    """The properties of a resource that the spec itself defines."""
    if not isinstance(reference, ResourceReference):
        return None
    bodies = {resource.name: resource.body for resource in gateway.resources}
    properties: Any = bodies.get(reference.resource.resource, {}).get("Properties", {})
    return cast("Json", properties) if isinstance(properties, dict) else None
