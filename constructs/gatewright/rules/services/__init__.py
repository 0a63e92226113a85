"""AWS service backends."""

from gatewright.gateway import Gateway, ServiceTarget, SubtypeTarget, Unit


def concerns(unit: Unit) -> bool:
    """A backend calls an AWS service."""
    return isinstance(unit, Gateway) and any(
        isinstance(backend.target, ServiceTarget | SubtypeTarget) for backend in unit.all_backends
    )
