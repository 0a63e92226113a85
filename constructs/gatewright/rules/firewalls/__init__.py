"""Firewalls (AWS WAF)."""

from gatewright.gateway import Gateway, Unit


def concerns(unit: Unit) -> bool:
    """There is a firewall, declared or in front of a stage."""
    return isinstance(unit, Gateway) and (bool(unit.firewalls) or any(stage.firewall for stage in unit.stages))
