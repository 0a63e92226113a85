"""Alarms and dashboards."""

from gatewright.gateway import Gateway, Unit


def concerns(unit: Unit) -> bool:
    """Something is watched."""
    return isinstance(unit, Gateway) and (unit.dashboard is not None or any(stage.alarms for stage in unit.stages))
