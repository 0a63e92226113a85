"""Canaries."""

from gatewright.gateway import Gateway, Unit


def concerns(unit: Unit) -> bool:
    """A stage says how its canaries are watched."""
    return isinstance(unit, Gateway) and any(stage.canary.path for stage in unit.stages)
