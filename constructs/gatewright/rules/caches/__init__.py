"""Caches."""

from gatewright.gateway import Gateway, Unit


def concerns(unit: Unit) -> bool:
    """A stage has a cache, or a route is cached."""
    return isinstance(unit, Gateway) and (
        any(stage.cache for stage in unit.stages) or any(route.cache for route in unit.routes)
    )
