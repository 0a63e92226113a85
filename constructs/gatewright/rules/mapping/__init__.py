"""Mapping templates and parameter mapping."""

from gatewright.gateway import Gateway, HttpTarget, LambdaTarget, Unit


def concerns(unit: Unit) -> bool:
    """Something changes requests or responses on their way."""
    return isinstance(unit, Gateway) and not all(
        isinstance(backend.target, LambdaTarget | HttpTarget)
        and backend.target.request is None
        and not backend.target.responses
        for backend in unit.all_backends
    )
